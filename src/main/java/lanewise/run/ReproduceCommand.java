package lanewise.run;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import lanewise.archive.RunArchive;
import lanewise.config.Arm;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrainingExperiment;
import lanewise.config.TrialPlan;
import lanewise.console.DataOption;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.console.StartChecks;
import lanewise.results.KernelRecord;
import lanewise.results.RunFolder;
import lanewise.results.TrialFile;
import lanewise.results.TrialRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lanewise reproduce`: runs the trials of a run again, from its own folder, and compares their results bit for bit.
@Command(
    name = "reproduce",
    description = {
      "Run the trials of a run again, from its own config.yaml, and compare all results",
      "bit for bit: weights, losses, accuracies, hashes of kernels' results; not times.",
      "Without options, the first trial of each arm: repeats have the same result. The",
      "run's folder stays as it is. Exits with 1 if anything differs."
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise reproduce last",
      "  ./lanewise reproduce quickstart/last --trial 2",
      "  ./lanewise reproduce results/mnist-lenet/20261122T101500Z-0123abcd \\",
      "      --data ~/datasets"
    })
final class ReproduceCommand implements Callable<Integer> {

  private final Session session;
  private final LanewiseCommand root;

  @Parameters(paramLabel = "RUN", description = "Folder, id, the beginning of one, or 'last'.")
  String run;

  @Option(names = "--trial", paramLabel = "N", description = "Only this trial; failed ones, too, can be named.")
  Optional<Integer> trial;

  @Option(names = "--all", description = "All trials, repeats included.")
  boolean all;

  @Option(names = "--results", paramLabel = "DIR", description = "Where runs are looked for (else results/).")
  Optional<Path> results;

  @Mixin DataOption data;

  @Option(names = "--quiet", description = "No progress.")
  boolean quiet;

  ReproduceCommand(Session session, LanewiseCommand root) {
    this.session = session;
    this.root = root;
  }

  @Override
  public Integer call() {
    StartChecks.requireVectorModule();
    StartChecks.requireFma();
    StoredRun stored = StoredRun.read(new RunArchive(results.orElseGet(session::defaultResults)).find(run));
    stored.environmentDifferences().forEach(difference -> session.err().println("note: " + difference));
    return (switch (stored.experiment()) {
      case TrainingExperiment _ -> again(stored, TrialRecord.class, ResultDifferences::ofTraining);
      case KernelsExperiment _ -> again(stored, KernelRecord.class, ResultDifferences::ofKernels);
    }).status();
  }

  /// @param line what a line of a trial's stdout holds
  /// @param differences between what a trial told then and now
  private <R> ExitCode again(StoredRun stored, Class<R> line, BiFunction<List<R>, List<R>, List<String>> differences) {
    RunFolder folder = RunFolder.open(stored.folder());
    List<TrialPlan> plans = chosen(stored, folder);
    ExitCode code = ExitCode.OK;
    for (TrialPlan plan : plans) {
      String name = "trial " + plan.index() + ", " + plan.arm().name();
      if (session.stop().requested()) {
        return ExitCode.INTERRUPTED;
      }
      TrialFile<R> then = TrialFile.read(folder, plan.index(), line).orElseThrow(() -> new Refusal(ExitCode.USAGE,
          "trial " + plan.index() + " has not run: ./lanewise run --resume " + stored.folder()
              + " runs what is missing"));
      List<String> command = command(stored, plan);
      if (!quiet) {
        session.err().println(name);
      }
      TrialProcess.Outcome<R> now = new TrialProcess<>(session, _ -> { }, line).run(command);
      if (ExitCode.onRequest(now.exitStatus())) {
        session.err().println(name + ": stopped before it could be compared");
        return ExitCode.INTERRUPTED;
      }
      List<String> found = differences.apply(then.records(), now.records());
      session.out().println(name + ": " + (found.isEmpty() ? "same" : "DIFFERS"));
      found.forEach(difference -> session.out().println("  " + difference));
      if (!found.isEmpty() || now.records().isEmpty()) {
        session.err().println((now.records().isEmpty() ? now.loss() + "\n" : "") + "the command was: "
            + String.join(" ", command));
        code = ExitCode.FAILED;
      }
    }
    return code;
  }

  private List<String> command(StoredRun stored, TrialPlan plan) {
    return TrialLaunch.command(TrialLaunch.flags(plan.arm()), stored.folder().resolve(RunFolder.CONFIG), plan,
        new TrialLaunch.Options(data.folder.map(Path::toAbsolutePath), false, Keeping.NOTHING, quiet,
            root.trace));
  }

  private List<TrialPlan> chosen(StoredRun stored, RunFolder folder) {
    List<TrialPlan> plans = stored.experiment().trials();
    if (trial.isPresent()) {
      if (trial.get() < 1 || trial.get() > plans.size()) {
        throw new Refusal(ExitCode.USAGE, "--trial must be from 1 to " + plans.size() + ", found " + trial.get());
      }
      return List.of(plans.get(trial.get() - 1));
    }
    List<TrialPlan> done = plans.stream()
        .filter(plan -> TrialFile.read(folder, plan.index(), Object.class)
            .filter(file -> file.header().status().isFinal()).isPresent())
        .toList();
    if (done.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, stored.folder() + " has no trial that ended with a result: ./lanewise run"
          + " --resume " + stored.folder() + " runs what is missing");
    }
    Set<Arm> seen = new HashSet<>();
    return all ? done : done.stream().filter(plan -> seen.add(plan.arm())).toList();
  }
}
