package lanewise.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import lanewise.config.Experiment;
import lanewise.config.TrialPlan;
import lanewise.results.Environment;
import lanewise.results.RunContext;
import lanewise.results.RunFolder;
import lanewise.results.RunLog;
import lanewise.results.RunResults;
import lanewise.results.Status;
import lanewise.results.TrialRecord;

/// Runs the trials of one experiment, each in a JVM of its own and one at a time, and keeps its run folder up to date.
final class ExperimentRun {

  private static final String CONFIG = "config.yaml";
  private static final double NANOS = 1e9;
  /// What the number of the signal that ended a process is added to.
  private static final int SIGNALLED = 128;

  /// How a run ended.
  record Outcome(RunSummary summary, ExitCode code) {}

  private final Session session;
  private final Experiment experiment;
  private final Path resultsFolder;
  private final TrialLaunch.Options options;

  ExperimentRun(Session session, Experiment experiment, Path resultsFolder, TrialLaunch.Options options) {
    this.session = session;
    this.experiment = experiment;
    this.resultsFolder = resultsFolder;
    this.options = options;
  }

  /// Runs all trials, or as many as there is time for before an end is requested.
  ///
  /// @throws lanewise.results.StorageException if the run folder cannot be written
  Outcome run() {
    Instant start = Instant.now();
    String configSha256 = experiment.sha256();
    List<TrialPlan> plans = experiment.trials();
    RunFolder folder = RunFolder.create(resultsFolder, experiment.name(), start, configSha256);
    folder.write(CONFIG, experiment.toYaml());
    var context = new RunContext(experiment.name(), folder.id(), configSha256, Environment.current());
    var results = new RunResults(folder, context, plans.size(), start, session.arguments());
    var trials = new LinkedHashMap<TrialPlan, TrialRecord>();
    try (var log = new RunLog(folder)) {
      ExitCode code = runAll(plans, folder, log, (plan, trial) -> {
        trials.put(plan, trial);
        results.add(trial);
      });
      if (RunSummary.sameBits(trials).equals(Optional.of(false))) {
        tell(log, "trials of one algorithm ended with different weights, which must not happen: "
            + "see weights_sha256 in runs.csv");
        code = code == ExitCode.OK ? ExitCode.FAILED : code;
      }
      results.finish(status(code));
      log.write("run ends: " + status(code).label());
      var summary = RunSummary.of(experiment.name(), status(code), trials, folder.path(), results.fileNames());
      return new Outcome(summary, code);
    }
  }

  private ExitCode runAll(
      List<TrialPlan> plans, RunFolder folder, RunLog log, BiConsumer<TrialPlan, TrialRecord> keep) {
    var process = new TrialProcess(session, log::write);
    ArmNames names = ArmNames.of(plans);
    ExitCode worst = ExitCode.OK;
    for (TrialPlan plan : plans) {
      String name = experiment.name() + ", trial " + plan.index() + " of " + plans.size() + ": "
          + names.of(plan.arm());
      if (session.stop().requested()) {
        tell(log, name + ": not started, as an end was requested");
        return ExitCode.INTERRUPTED;
      }
      tell(log, name);
      List<String> command = TrialLaunch.command(folder.path().resolve(CONFIG), plan, options);
      log.write(String.join(" ", command));
      long start = System.nanoTime();
      TrialProcess.Outcome outcome = process.run(command);
      TrialRecord trial = outcome.record().orElseGet(() -> lost(plan, outcome, (System.nanoTime() - start) / NANOS));
      keep.accept(plan, trial);
      log.write(name + ": " + trial.status().label());
      if (trial.status() != Status.OK) {
        session.err().println(name + ": " + trial.status().label() + ": " + trial.reason());
      }
      ExitCode code = code(trial, outcome);
      if (code == ExitCode.USAGE || code == ExitCode.DATA) {
        return code; // No other trial of the experiment could do better.
      }
      worst = worst == ExitCode.FAILED || code == ExitCode.OK ? worst : code;
    }
    return session.stop().requested() ? ExitCode.INTERRUPTED : worst;
  }

  private static ExitCode code(TrialRecord trial, TrialProcess.Outcome outcome) {
    return switch (trial.status()) {
      case OK -> ExitCode.OK;
      case DIVERGED -> ExitCode.DIVERGED;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case FAILED -> outcome.exitStatus() == ExitCode.USAGE.status() ? ExitCode.USAGE
          : outcome.exitStatus() == ExitCode.DATA.status() ? ExitCode.DATA
          : ExitCode.FAILED;
    };
  }

  private static Status status(ExitCode code) {
    return switch (code) {
      case OK -> Status.OK;
      case DIVERGED -> Status.DIVERGED;
      case INTERRUPTED -> Status.INTERRUPTED;
      default -> Status.FAILED;
    };
  }

  /// The record of a child that ended without telling one: killed, or refused by the JVM for its flags.
  private TrialRecord lost(TrialPlan plan, TrialProcess.Outcome outcome, double seconds) {
    String reason = "the trial's process "
        + (outcome.exitStatus() > SIGNALLED
            ? "was killed (status " + outcome.exitStatus() + ")"
            : "ended with status " + outcome.exitStatus())
        + (outcome.lastWords().isEmpty() ? "" : ": " + outcome.lastWords());
    return Trial.failed(experiment, plan, reason, seconds, String.join(" ", TrialLaunch.flags(plan.arm())));
  }

  private void tell(RunLog log, String line) {
    log.write(line);
    if (!options.quiet()) {
      session.err().println(line);
    }
  }
}
