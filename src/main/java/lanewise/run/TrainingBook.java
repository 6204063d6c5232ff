package lanewise.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.config.Arm;
import lanewise.config.Experiments;
import lanewise.config.TrainingExperiment;
import lanewise.config.TrialPlan;
import lanewise.console.ExitCode;
import lanewise.results.ArmRecord;
import lanewise.results.RunResults;
import lanewise.results.Status;
import lanewise.results.TrialRecord;

/// The book of a training run: a record for each trial.
final class TrainingBook implements RunBook<TrialRecord> {

  private final TrainingExperiment experiment;
  private final Path folder;
  private final RunResults results;
  private final Map<TrialPlan, TrialRecord> trials = new LinkedHashMap<>();

  TrainingBook(TrainingExperiment experiment, Path folder, RunResults results) {
    this.experiment = experiment;
    this.folder = folder;
    this.results = results;
  }

  @Override
  public Class<TrialRecord> line() {
    return TrialRecord.class;
  }

  @Override
  public TrialEnd keep(TrialPlan plan, Launch launch, TrialProcess.Outcome<TrialRecord> outcome) {
    TrialRecord trial = outcome.records().isEmpty()
        ? lost(plan, launch, outcome)
        : outcome.records().getLast();
    trials.put(plan, trial);
    results.add(plan.arm().name(), trial);
    return new TrialEnd(trial.status(), trial.reason());
  }

  private TrialRecord lost(TrialPlan plan, Launch launch, TrialProcess.Outcome<TrialRecord> outcome) {
    boolean onRequest = ExitCode.onRequest(outcome.exitStatus());
    return Trial.lost(Experiments.under(plan.arm(), experiment), plan,
        onRequest ? Status.INTERRUPTED : Status.FAILED,
        onRequest ? "ended on request before it had anything to tell" : outcome.loss(),
        launch.seconds(), launch.jvmFlags());
  }

  @Override
  public void write() {
    results.write();
  }

  @Override
  public Optional<String> contradiction() {
    return new TrainingArms(trials).sameBits()
        .filter(same -> !same)
        .map(_ -> "trials of one algorithm with the same settings ended with different weights, which must not happen: "
            + "see weights_sha256 in runs.csv");
  }

  @Override
  public Summary finish(Status status) {
    List<Arm> baselines = experiment.arms().baselineCandidates();
    List<ArmRecord> arms = new TrainingArms(trials).records(baselines);
    results.finish(status, arms);
    return RunSummary.of(experiment.name(), arms, baselines.getFirst(), status, trials, folder, results.fileNames());
  }
}
