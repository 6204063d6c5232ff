package lanewise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.archive.RunArchive;
import lanewise.config.Experiment;
import lanewise.config.Experiments;
import lanewise.config.Kernels;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrainingExperiment;
import lanewise.config.TrialPlan;
import lanewise.data.Datasets;
import lanewise.experiments.TrainingCheck;
import lanewise.results.DamagedRunException;
import lanewise.results.RunFolder;
import lanewise.results.Status;
import lanewise.results.TrialFile;
import lanewise.statistics.Median;

/// How long a trial will take: as it took in the last run of the same experiment, else by counting its operations.
final class TrialEstimate {

  private static final double START_SECONDS = 1.5;
  /// What a core reaches in training, roughly: measured on lenet, with its warm-up. Off by a factor of two elsewhere.
  private static final double SCALAR_FLOPS_PER_SECOND = 3e9;
  private static final double VECTOR_FLOPS_PER_SECOND = 30e9;
  /// Of a kernel call: its warm-up, and as much for samples.
  private static final double CALL_TIMES = 2;
  private static final double CALL_START_SECONDS = 0.1;

  private final Experiment experiment;
  private final Map<String, List<Double>> earlier;

  private TrialEstimate(Experiment experiment, Map<String, List<Double>> earlier) {
    this.experiment = experiment;
    this.earlier = earlier;
  }

  /// @param results where earlier runs are looked for
  static TrialEstimate of(Experiment experiment, Path results) {
    return new TrialEstimate(experiment, new RunArchive(results).runsOf(experiment.name(), experiment.sha256()).stream()
        .findFirst()
        .map(folder -> seconds(experiment, RunFolder.open(folder)))
        .orElseGet(Map::of));
  }

  /// The trials of a run that were ok, by the names of their arms. A file that cannot be read tells nothing.
  private static Map<String, List<Double>> seconds(Experiment experiment, RunFolder folder) {
    var seconds = new HashMap<String, List<Double>>();
    for (TrialPlan plan : experiment.trials()) {
      try {
        TrialFile.read(folder, plan.index(), Object.class)
            .map(TrialFile::header)
            .filter(header -> header.status() == Status.OK)
            .ifPresent(header -> seconds.computeIfAbsent(header.arm(), _ -> new ArrayList<>()).add(header.seconds()));
      } catch (DamagedRunException _) {
        // The other trials tell enough.
      }
    }
    return seconds;
  }

  /// Wall time of the trial's process.
  double seconds(TrialPlan plan) {
    return Optional.ofNullable(earlier.get(plan.arm().name())).flatMap(Median::of).orElseGet(() -> counted(plan));
  }

  /// Where the figures come from, for people.
  String source() {
    return earlier.isEmpty()
        ? "by counting operations; once it has run, the last run tells better"
        : "as the last run took";
  }

  private double counted(TrialPlan plan) {
    return START_SECONDS + switch (experiment) {
      case KernelsExperiment kernels ->
          kernels.calls().size() * (CALL_START_SECONDS + CALL_TIMES * kernels.callSeconds());
      case TrainingExperiment training -> training(Experiments.under(plan.arm(), training), plan);
    };
  }

  private static double training(TrainingExperiment experiment, TrialPlan plan) {
    int examples = experiment.dataset().value().train()
        .orElseGet(() -> Datasets.usualTrain(experiment.dataset().value().name()));
    double flops = (double) TrainingCheck.architecture(experiment).trainingFlops() * examples
        * experiment.training().epochs();
    double core = plan.arm().kernels() == Kernels.VECTOR ? VECTOR_FLOPS_PER_SECOND : SCALAR_FLOPS_PER_SECOND;
    return flops / (core * Math.min(plan.arm().threads(), Runtime.getRuntime().availableProcessors()));
  }
}
