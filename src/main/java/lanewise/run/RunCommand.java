package lanewise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import lanewise.archive.RunArchive;
import lanewise.config.Experiment;
import lanewise.console.DataOption;
import lanewise.console.ExitCode;
import lanewise.console.OverridesOption;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.console.StartChecks;
import lanewise.experiments.ExperimentChecks;
import lanewise.results.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lanewise run`: checks experiments, runs their trials, and prints a table for each.
@Command(
    name = "run",
    description = "Run experiments: every trial in a JVM of its own, results into CSV files.",
    footer = {
      "",
      "Examples:",
      "  ./lanewise run experiments/quickstart.yaml",
      "  ./lanewise run experiments/mnist-lenet.yaml --data ~/datasets",
      "  ./lanewise run experiments/quickstart.yaml --set training.epochs=1",
      "  ./lanewise run experiments/quickstart.yaml --profile",
      "  ./lanewise run experiments/quickstart.yaml --set 'arms.kernels=[vector]'",
      "  ./lanewise run experiments/quickstart.yaml --set arms.training.batch=[32,64]",
      "  ./lanewise run experiments/quickstart.yaml --save-model digits.model",
      "  ./lanewise run --resume last",
      "",
      "Ctrl-C ends the training under way after its step. --resume does what is",
      "missing: trials that did not run or failed, and of one that was interrupted",
      "or killed what its last checkpoint does not hold, to the same bits."
    })
final class RunCommand implements Callable<Integer> {

  private final Session session;
  private final LanewiseCommand root;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Experiment files.")
  List<Path> files = List.of();

  @Option(names = "--resume", paramLabel = "RUN", description = {
    "In place of files: do what is missing in a run that was begun (its folder, its id,",
    "the beginning of one, or 'last')."
  })
  Optional<String> resume;

  @Option(names = "--force", description = "Resume even on another machine, Java or commit.")
  boolean force;

  @Option(names = "--fail-fast", description = "End the run with its first trial that fails.")
  boolean failFast;

  @Option(names = "--keep-going", description = "Go on after a trial that fails (so it is anyway).")
  boolean keepGoing;

  @Mixin OverridesOption overrides;

  @Option(names = "--results", paramLabel = "DIR", description = "Where run folders are made (else results/).")
  Optional<Path> results;

  @Mixin DataOption data;

  @Option(names = "--profile", description = {
    "After each training time each layer's passes, for some three seconds:",
    "layers.csv, and a table for each arm. No other figure is disturbed."
  })
  boolean profile;

  @Mixin ModelOptions models;

  @Option(names = "--checkpoint-seconds", paramLabel = "S", defaultValue = Keeping.USUAL_SECONDS, description = {
    "How much training a crash may cost: a checkpoint at least this often",
    "(default: ${DEFAULT-VALUE}; 0: after each step)."
  })
  double checkpointSeconds;

  @Option(names = "--dry-run", description = "Check everything, list the trials, and run none.")
  boolean dryRun;

  @Option(names = "--json", description = {
    "Print the closing table as JSON, at the end:",
    "an object, or with several files an array of them."
  })
  boolean json;

  @Option(names = "--quiet", description = "No progress.")
  boolean quiet;

  @Option(names = "--no-color", description = "No colours; so does the environment variable NO_COLOR.")
  boolean noColor;

  RunCommand(Session session, LanewiseCommand root) {
    this.session = session;
    this.root = root;
  }

  @Override
  public Integer call() {
    StartChecks.requireVectorModule();
    StartChecks.requireFma();
    requireConsistentOptions();
    Path folder = results.orElseGet(session::defaultResults);
    if (resume.isPresent()) {
      return runAll(List.of(resumed(new RunArchive(folder).find(resume.get())))).status();
    }
    List<Experiment> experiments =
        ExperimentChecks.readAll(files, overrides.list, session.dataFolders(data.folder));
    if (profile) {
      experiments.forEach(TrialProfile::requireLayers);
    }
    models.requireOneNetwork(experiments);
    experiments.forEach(MachineRoom::require);
    if (dryRun) {
      experiments.forEach(experiment -> session.out().print(DryRun.of(experiment, folder)));
      return ExitCode.OK.status();
    }
    RunOptions options = options(profile);
    return runAll(experiments.stream()
        .<Supplier<ExperimentRun>>map(experiment -> () -> ExperimentRun.begin(session, experiment, folder, options))
        .toList()).status();
  }

  private void requireConsistentOptions() {
    if (files.isEmpty() == resume.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, "run takes experiment files or --resume RUN, and one of the two it needs");
    }
    if (resume.isPresent() && (!overrides.list.isEmpty() || dryRun || profile)) {
      throw new Refusal(ExitCode.USAGE, "--resume goes on with the run as it was begun: leave out "
          + (dryRun ? "--dry-run" : (profile ? "--profile" : "--set") + ", or begin a new run with it"));
    }
    if (dryRun && json) {
      throw new Refusal(ExitCode.USAGE, "--dry-run prints text: leave out --json");
    }
    if (!(checkpointSeconds >= 0)) {
      throw new Refusal(ExitCode.USAGE, "--checkpoint-seconds must be at least 0, found " + checkpointSeconds);
    }
    if (failFast && keepGoing) {
      throw new Refusal(ExitCode.USAGE, "--fail-fast and --keep-going contradict each other: leave one out");
    }
  }

  private RunOptions options(boolean profiled) {
    return new RunOptions(
        new TrialLaunch.Options(data.folder.map(Path::toAbsolutePath), profiled,
            new Keeping(Optional.empty(), checkpointSeconds, models.model.map(Path::toAbsolutePath),
                models.bestModel.map(Path::toAbsolutePath)),
            quiet, root.trace),
        failFast);
  }

  private Supplier<ExperimentRun> resumed(Path folder) {
    StoredRun stored = StoredRun.read(folder);
    if (!stored.ended()) {
      models.takeOver(stored);
    }
    models.requireOneNetwork(List.of(stored.experiment()));
    RunOptions options = options(stored.profiled());
    if (!force) {
      stored.requireSameEnvironment();
    }
    return () -> ExperimentRun.resume(session, stored, options);
  }

  /// @param runs each made when its turn comes, which makes its folder
  private ExitCode runAll(List<Supplier<ExperimentRun>> runs) {
    var summaries = new ArrayList<Summary>();
    ExitCode worst = ExitCode.OK;
    try {
      for (Supplier<ExperimentRun> run : runs) {
        if (session.stop().requested()) {
          return ExitCode.INTERRUPTED;
        }
        ExperimentRun.Outcome outcome = run.get().run();
        summaries.add(outcome.summary());
        if (!json) {
          session.out().print(outcome.summary().table(noColor ? Ansi.OFF : Ansi.AUTO));
          outcome.report().ifPresent(page -> session.out().println("report: " + page));
          if (outcome.code() == ExitCode.OK) {
            models.files().forEach(file -> session.out().println("model: " + file));
          }
        }
        worst = worst == ExitCode.OK ? outcome.code() : worst;
        if (outcome.code() == ExitCode.INTERRUPTED || failFast && worst != ExitCode.OK) {
          return outcome.code();
        }
      }
      return worst;
    } finally { // What has run is told even if the next run cannot be written.
      if (json && !summaries.isEmpty()) {
        session.out().print(Json.pretty(runs.size() == 1 ? summaries.getFirst() : summaries));
      }
    }
  }
}
