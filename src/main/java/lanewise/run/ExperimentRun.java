package lanewise.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lanewise.config.Experiment;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrainingExperiment;
import lanewise.config.TrialPlan;
import lanewise.console.ExitCode;
import lanewise.console.Session;
import lanewise.results.Environment;
import lanewise.results.KernelResults;
import lanewise.results.RunContext;
import lanewise.results.RunFolder;
import lanewise.results.RunLog;
import lanewise.results.RunResults;
import lanewise.results.Status;
import lanewise.run.RunBook.Launch;
import lanewise.run.RunBook.TrialEnd;

/// Runs the trials of one experiment, each in a JVM of its own and one at a time, and keeps its run folder up to date.
/// What a trial tells, and what becomes of it, is the business of the experiment's [RunBook].
final class ExperimentRun {

  private static final String CONFIG = "config.yaml";
  private static final double NANOS = 1e9;

  /// How a run ended.
  record Outcome(Summary summary, ExitCode code) {}

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
    RunBook<?> book = switch (experiment) {
      case TrainingExperiment training -> new TrainingBook(training, folder.path(),
          new RunResults(folder, context, plans.size(), start, session.arguments()));
      case KernelsExperiment kernels -> new KernelsBook(kernels, folder.path(),
          new KernelResults(folder, context, plans.size(), start, session.arguments()));
    };
    try (var log = new RunLog(folder)) {
      ExitCode code = runAll(plans, folder.path().resolve(CONFIG), log, book);
      Optional<String> contradiction = book.contradiction();
      if (contradiction.isPresent()) {
        tell(log, contradiction.get());
        code = code == ExitCode.OK ? ExitCode.FAILED : code;
      }
      Summary summary = book.finish(status(code));
      log.write("run ends: " + status(code).label());
      return new Outcome(summary, code);
    }
  }

  private <R> ExitCode runAll(List<TrialPlan> plans, Path config, RunLog log, RunBook<R> book) {
    var process = new TrialProcess<>(session, log::write, book.line());
    ExitCode worst = ExitCode.OK;
    for (TrialPlan plan : plans) {
      String name = experiment.name() + ", trial " + plan.index() + " of " + plans.size() + ": "
          + plan.arm().name();
      if (session.stop().requested()) {
        tell(log, name + ": not started, as an end was requested");
        return ExitCode.INTERRUPTED;
      }
      tell(log, name);
      List<String> flags = TrialLaunch.flags(plan.arm());
      List<String> command = TrialLaunch.command(flags, config, plan, options);
      log.write(String.join(" ", command));
      long start = System.nanoTime();
      TrialProcess.Outcome<R> outcome = process.run(command);
      var launch = new Launch(String.join(" ", flags), (System.nanoTime() - start) / NANOS);
      TrialEnd end = book.keep(plan, launch, outcome);
      log.write(name + ": " + end.status().label());
      if (end.status() != Status.OK) {
        session.err().println(name + ": " + end.status().label() + ": " + end.reason());
      }
      ExitCode code = code(end.status(), outcome.exitStatus());
      if (code == ExitCode.USAGE || code == ExitCode.DATA) {
        return code; // No other trial of the experiment could do better.
      }
      worst = worst == ExitCode.FAILED || code == ExitCode.OK ? worst : code;
    }
    return session.stop().requested() ? ExitCode.INTERRUPTED : worst;
  }

  private static ExitCode code(Status status, int exitStatus) {
    return switch (status) {
      case OK -> ExitCode.OK;
      case DIVERGED -> ExitCode.DIVERGED;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case FAILED -> exitStatus == ExitCode.USAGE.status() ? ExitCode.USAGE
          : exitStatus == ExitCode.DATA.status() ? ExitCode.DATA
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

  private void tell(RunLog log, String line) {
    log.write(line);
    if (!options.quiet()) {
      session.err().println(line);
    }
  }
}
