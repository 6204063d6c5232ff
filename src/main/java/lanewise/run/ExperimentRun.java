package lanewise.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.checkpoint.Checkpoints;
import lanewise.config.Experiment;
import lanewise.config.Experiments;
import lanewise.config.Kernels;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrainingExperiment;
import lanewise.config.TrialPlan;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.report.ReportPage;
import lanewise.results.DamagedRunException;
import lanewise.results.KernelResults;
import lanewise.results.RunContext;
import lanewise.results.RunFolder;
import lanewise.results.RunLock;
import lanewise.results.RunLog;
import lanewise.results.RunManifest;
import lanewise.results.RunOrigin;
import lanewise.results.RunResults;
import lanewise.results.Status;
import lanewise.storage.StorageException;
import lanewise.results.TrialFile;
import lanewise.run.RunBook.Launch;
import lanewise.run.RunBook.TrialEnd;

/// Runs the trials of one experiment, each in a JVM of its own and one at a time, and keeps its run folder up to date.
/// What a trial tells, and what becomes of it, is the business of the experiment's [RunBook].
final class ExperimentRun {

  private static final double NANOS = 1e9;

  /// How a run ended.
  ///
  /// @param report the page about it; empty if it could not be made
  record Outcome(Summary summary, ExitCode code, Optional<Path> report) {}

  private final Session session;
  private final Experiment experiment;
  private final RunFolder folder;
  private final RunOrigin origin;
  private final RunOptions options;
  private TrialLaunch.Options trial;
  /// How many trials have one that they would have again.
  private int results;

  private ExperimentRun(Session session, Experiment experiment, RunFolder folder, RunOrigin origin,
      RunOptions options) {
    this.session = session;
    this.experiment = experiment;
    this.folder = folder;
    this.origin = origin;
    this.options = options;
    this.trial = switch (experiment) {
      case TrainingExperiment _ -> options.trial().with(options.trial().keeping().in(folder.path()));
      case KernelsExperiment _ -> options.trial();
    };
  }

  /// A run in a new folder.
  ///
  /// @throws lanewise.storage.StorageException if the folder cannot be made
  static ExperimentRun begin(Session session, Experiment experiment, Path results, RunOptions options) {
    Instant now = Instant.now();
    RunFolder folder = RunFolder.create(results, experiment.name(), now, experiment.sha256());
    return new ExperimentRun(session, experiment, folder, RunOrigin.of(now, session.arguments()), options);
  }

  /// A run that was begun before and takes up where it ended.
  static ExperimentRun resume(Session session, StoredRun stored, RunOptions options) {
    return new ExperimentRun(session, stored.experiment(), RunFolder.open(stored.folder()),
        RunOrigin.resumed(stored.manifest(), Instant.now()), options);
  }

  /// Runs all trials that have no result yet, or as many as there is time for before an end is requested.
  ///
  /// @throws lanewise.results.RunLockedException if another process works on the folder
  /// @throws lanewise.storage.StorageException if the folder cannot be written
  Outcome run() {
    try (var _ = RunLock.take(folder.path()); var log = new RunLog(folder)) {
      folder.write(RunFolder.CONFIG, experiment.toYaml());
      RunBook<?> book = book();
      ExitCode code = runAll(log, book);
      Optional<String> contradiction = book.contradiction();
      if (contradiction.isPresent()) {
        tell(log, contradiction.get());
        code = code == ExitCode.OK ? ExitCode.FAILED : code;
      }
      boolean kernels = experiment instanceof KernelsExperiment || options.trial().profile();
      if (kernels && code != ExitCode.INTERRUPTED) {
        code = writeRoofline(log, code);
      }
      int missing = experiment.trials().size() - results;
      if (missing > 0) {
        warn(log, results + " of " + experiment.trials().size() + " trials have a result; to go on: "
            + resumeCommand());
      }
      Summary summary = book.finish(RunCodes.status(code));
      log.write("run ends: " + RunCodes.status(code).label());
      try {
        return new Outcome(summary, code, writeReport(log));
      } catch (StorageException full) {
        tell(log, "no " + ReportPage.FILE + ": " + full.getMessage());
        return new Outcome(summary, code == ExitCode.OK ? ExitCode.STORAGE : code, Optional.empty());
      } finally {
        log.loss().ifPresent(session.err()::println);
      }
    } catch (StorageException full) {
      if (folder.has(RunManifest.FILE)) {
        throw full.instead("what was written before stays; once it can be written: " + resumeCommand());
      }
      folder.discard();
      throw full;
    }
  }

  /// The roof over the run's arms. A run is not worth less without it.
  ///
  /// @return how the run ends: as told, unless it was stopped here
  private ExitCode writeRoofline(RunLog log, ExitCode code) {
    List<Integer> threads = experiment.trials().stream().map(plan -> plan.arm().threads()).distinct().sorted().toList();
    try {
      folder.writeRoofline(Ceilings.of(
          new RooflineProbe(session).measure(Kernels.VECTOR, OptionalInt.empty(), threads)));
      return code;
    } catch (Refusal refused) {
      log.write("no roofline: " + refused.getMessage());
      return refused.code() == ExitCode.INTERRUPTED ? ExitCode.INTERRUPTED : code;
    }
  }

  /// The page about the run. A run is not worth less if it cannot be made.
  ///
  /// @throws StorageException if it can, but cannot be written
  private Optional<Path> writeReport(RunLog log) {
    Path page = folder.path().resolve(ReportPage.FILE);
    String html;
    try {
      html = ReportPage.html(List.of(folder.path()), page);
    } catch (RuntimeException failure) {
      tell(log, "no " + ReportPage.FILE + ": " + Failures.message(failure));
      return Optional.empty();
    }
    folder.write(ReportPage.FILE, html);
    return Optional.of(page);
  }

  private RunBook<?> book() {
    int trials = experiment.trials().size();
    var context = new RunContext(experiment.name(), folder.id(), experiment.sha256(), TrialLaunch.environment());
    return switch (experiment) {
      case TrainingExperiment training -> new TrainingBook(training, folder.path(),
          new RunResults(folder, context, trials, origin));
      case KernelsExperiment kernels -> new KernelsBook(kernels, folder.path(),
          new KernelResults(folder, context, trials, origin));
    };
  }

  private <R> ExitCode runAll(RunLog log, RunBook<R> book) {
    List<TrialPlan> plans = experiment.trials();
    var remaining = new RemainingTime(plans);
    ExitCode worst = ExitCode.OK;
    for (TrialPlan plan : plans) {
      Optional<TrialFile<R>> earlier = earlier(plan, book.line(), log);
      if (earlier.isEmpty() && session.stop().requested()) {
        tell(log, name(plan) + ": not started, as an end was requested");
        return ExitCode.INTERRUPTED;
      }
      ExitCode code;
      if (earlier.isPresent()) {
        results++;
        code = keep(plan, earlier.get(), book);
        removeCheckpoints(plan, earlier.get().header().status());
        remaining.ran(plan, earlier.get().header().seconds());
      } else {
        code = run(plan, log, book, remaining);
      }
      worst = worst == ExitCode.FAILED || code == ExitCode.OK ? worst : code;
      if (options.failFast() && code != ExitCode.OK) {
        tell(log, "the run ends with its first failure, as --fail-fast asks");
        return code;
      }
    }
    if (session.stop().requested()) {
      return ExitCode.INTERRUPTED;
    }
    if (trial.keeping().models() && worst == ExitCode.OK && !hasModels()) {
      warn(log, "no model was written: every trial had its result already; a new run writes one");
      return ExitCode.FAILED;
    }
    return worst;
  }

  /// Whether the models are there from before the run was taken up.
  private boolean hasModels() {
    var trained = Experiments.under(experiment.trials().getFirst().arm(), (TrainingExperiment) experiment);
    return trial.keeping().files().allMatch(file -> TrialModels.isOf(file, trained));
  }

  /// What the trial told when it ran before; empty if it did not, or has to run again.
  private <R> Optional<TrialFile<R>> earlier(TrialPlan plan, Class<R> line, RunLog log) {
    try {
      return TrialFile.read(folder, plan.index(), line)
          .filter(file -> file.header().arm().equals(plan.arm().name()) && file.header().status().isFinal());
    } catch (DamagedRunException damaged) {
      tell(log, damaged.getMessage());
      return Optional.empty();
    }
  }

  private static <R> ExitCode keep(TrialPlan plan, TrialFile<R> file, RunBook<R> book) {
    TrialFile.Header header = file.header();
    book.keep(plan, new Launch(header.jvmFlags(), header.seconds()),
        new TrialProcess.Outcome<>(header.exitStatus(), file.records(), header.lastWords()));
    book.write();
    return RunCodes.code(header.status(), header.status() == Status.OK ? ExitCode.OK.status() : header.exitStatus());
  }

  private <R> ExitCode run(TrialPlan plan, RunLog log, RunBook<R> book, RemainingTime remaining) {
    tell(log, name(plan) + remaining.text());
    List<String> flags = TrialLaunch.flags(plan.arm());
    List<String> command = TrialLaunch.command(flags, folder.path().resolve(RunFolder.CONFIG), plan, trial);
    log.write(String.join(" ", command));
    long start = System.nanoTime();
    TrialProcess.Outcome<R> outcome = new TrialProcess<>(session, log::write, book.line()).run(command);
    var launch = new Launch(String.join(" ", flags), (System.nanoTime() - start) / NANOS);
    remaining.ran(plan, launch.seconds());
    TrialEnd end = book.keep(plan, launch, outcome);
    store(plan, new TrialFile<>(new TrialFile.Header(plan.index(), plan.arm().name(), end.status(), launch.jvmFlags(),
        launch.seconds(), outcome.exitStatus(), outcome.lastWords()), outcome.records()));
    removeCheckpoints(plan, end.status());
    book.write();
    if (outcome.exitStatus() == ExitCode.OK.status()) {
      trial = trial.with(trial.keeping().withoutModels()); // One is enough: those of the other trials are the same.
    }
    log.write(name(plan) + ": " + end.status().label());
    if (end.status() != Status.OK) {
      log.write(end.reason());
      session.err().println(name(plan) + ": " + end.status().label() + ": " + end.reason());
    }
    if (end.status().isFinal()) {
      results++;
    }
    if (end.status() == Status.DIVERGED) {
      tell(log, "  again: ./lanewise reproduce " + folder.path() + " --trial " + plan.index());
    }
    return RunCodes.code(end.status(), outcome.exitStatus());
  }

  /// Once its result is kept, a trial is not taken up again; of one that diverged the last good state remains.
  private void removeCheckpoints(TrialPlan plan, Status status) {
    if (status == Status.OK) {
      new Checkpoints(folder.path(), plan.index()).remove();
    }
  }

  /// Before the tables, as these can be made again from it.
  private void store(TrialPlan plan, TrialFile<?> file) {
    try {
      file.write(folder);
    } catch (StorageException full) {
      session.err().println(name(plan) + ": " + file.header().status().label()
          + ", but what it told is lost, as it cannot be written: it will have to run again");
      throw full;
    }
  }

  private String name(TrialPlan plan) {
    return experiment.name() + ", trial " + plan.index() + " of " + experiment.trials().size() + ": "
        + plan.arm().name();
  }

  private String resumeCommand() {
    return "./lanewise run --resume " + folder.path();
  }

  /// Tells what nobody should miss, whatever was said about progress.
  private void warn(RunLog log, String line) {
    log.write(line);
    session.err().println(line);
  }

  private void tell(RunLog log, String line) {
    log.write(line);
    if (!options.trial().quiet()) {
      session.err().println(line);
    }
  }
}
