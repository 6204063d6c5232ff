package lanewise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lanewise.config.Experiment;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrainingExperiment;
import lanewise.config.TrialPlan;
import lanewise.console.DataOption;
import lanewise.console.ExitCode;
import lanewise.console.OverridesOption;
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
      "  ./lanewise run experiments/quickstart.yaml --set 'arms.kernels=[vector]'",
      "",
      "Ctrl-C ends the training under way and keeps its whole epochs."
    })
final class RunCommand implements Callable<Integer> {

  private final Session session;
  private final LanewiseCommand root;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Experiment files.")
  List<Path> files;

  @Mixin OverridesOption overrides;

  @Option(names = "--results", paramLabel = "DIR", description = "Where run folders are made (else results/).")
  Optional<Path> results;

  @Mixin DataOption data;

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
    List<Experiment> experiments =
        ExperimentChecks.readAll(files, overrides.list, session.dataFolders(data.folder));
    Path folder = results.orElseGet(session::defaultResults);
    var options = new TrialLaunch.Options(data.folder.map(Path::toAbsolutePath), quiet, root.trace);
    if (dryRun) {
      experiments.forEach(experiment -> session.out().print(planned(experiment)));
      return ExitCode.OK.status();
    }
    var summaries = new ArrayList<Summary>();
    ExitCode worst = ExitCode.OK;
    try {
      for (Experiment experiment : experiments) {
        ExperimentRun.Outcome outcome = new ExperimentRun(session, experiment, folder, options).run();
        summaries.add(outcome.summary());
        if (!json) {
          session.out().print(outcome.summary().table(noColor ? Ansi.OFF : Ansi.AUTO));
        }
        worst = worst == ExitCode.OK ? outcome.code() : worst;
        if (outcome.code() == ExitCode.INTERRUPTED) {
          return outcome.code().status();
        }
      }
      return worst.status();
    } finally { // What has run is told even if the next run cannot be written.
      if (json && !summaries.isEmpty()) {
        session.out().print(Json.pretty(files.size() == 1 ? summaries.getFirst() : summaries));
      }
    }
  }

  private static String planned(Experiment experiment) {
    var text = new StringBuilder(experiment.name()).append(": ").append(work(experiment)).append(" of each trial\n");
    List<TrialPlan> plans = experiment.trials();
    for (TrialPlan plan : plans) {
      text.append("  trial ").append(plan.index()).append(": ").append(plan.arm().name())
          .append(", repeat ").append(plan.repeat()).append('\n');
    }
    return text.toString();
  }

  private static String work(Experiment experiment) {
    return switch (experiment) {
      case TrainingExperiment training -> counted(training.training().epochs(), "epoch");
      case KernelsExperiment kernels -> counted(kernels.calls().size(), "kernel call");
    };
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
