package lanewise.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import lanewise.config.Algorithm;
import lanewise.config.Arm;
import lanewise.config.Arms;
import lanewise.config.Experiments;
import lanewise.config.JvmFlags;
import lanewise.config.Kernels;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrainingExperiment;
import lanewise.config.TrialPlan;
import lanewise.console.DataOption;
import lanewise.console.ExitCode;
import lanewise.console.OverridesOption;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.experiments.KernelsCheck;
import lanewise.results.Environment;
import lanewise.results.Json;
import lanewise.results.Status;
import lanewise.results.TrialRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lanewise trial`: one trial in this JVM. `lanewise run` starts it for each of its trials.
@Command(
    name = "trial",
    description = {
      "Run one trial in this JVM.",
      "One JSON line on stdout (of kernels one for each call), progress on stderr.",
      "JVM flags are those of this JVM; 'arms' of the experiment file plays no part."
    },
    footer = {"", "Example:", "  ./lanewise trial experiments/quickstart.yaml --kernels vector --threads 2"})
final class TrialCommand implements Callable<Integer> {

  private static final double NANOS = 1e9;

  private final Session session;
  private final LanewiseCommand root;

  @Parameters(paramLabel = "FILE", description = "Experiment file.")
  Path file;

  @Option(names = "--kernels", required = true, paramLabel = "K", description = "scalar, scalar-no-superword or vector")
  Kernels kernels;

  @Option(names = "--algorithm", paramLabel = "A", defaultValue = "best",
      description = "direct, im2col, winograd, winograd4, fft or best")
  Algorithm algorithm;

  @Option(names = "--threads", required = true, paramLabel = "N", description = "Threads that share a batch.")
  int threads;

  @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", description = "Which repetition this is, from 1.")
  int repeat;

  @Option(names = "--profile", description = "Then time each layer's passes, for some three seconds.")
  boolean profile;

  @Mixin OverridesOption overrides;

  @Mixin DataOption data;

  @Mixin ModelOptions models;

  @Option(names = "--quiet", description = "No progress.")
  boolean quiet;

  @Option(names = "--checkpoints", hidden = true, description = "Run folder whose checkpoints this trial writes.")
  Optional<Path> checkpoints;

  @Option(names = "--checkpoint-seconds", hidden = true, defaultValue = Keeping.USUAL_SECONDS,
      description = "After which the next checkpoint is due.")
  double checkpointSeconds;

  @Option(names = "--arm", hidden = true, description = "Name of the arm in the tables of its run.")
  Optional<String> arm;

  @Option(names = "--number", hidden = true, defaultValue = "1", description = "Number of the trial within its run.")
  int number;

  @Option(names = "--vector-bits", hidden = true, description = "Refuse to run with vectors of another width.")
  Optional<Integer> vectorBits;

  @Option(names = "--supervised", hidden = true, description = "Stop at a byte on stdin, and end with it.")
  boolean supervised;

  private boolean told;

  TrialCommand(Session session, LanewiseCommand root) {
    this.session = session;
    this.root = root;
  }

  @Override
  public Integer call() {
    if (supervised) {
      Supervisor.obey(session.stop()::request);
    }
    if (threads < 1 || threads > Arms.MOST_THREADS || repeat < 1) {
      throw new Refusal(ExitCode.USAGE, "--threads must be from 1 to " + Arms.MOST_THREADS
          + " and --repeat at least 1, found " + threads + " and " + repeat);
    }
    var bits = vectorBits.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    var plan = new TrialPlan(number, new Arm(kernels, algorithm, threads, bits, JvmFlags.NONE, List.of()), repeat);
    return switch (Experiments.read(file, overrides.list)) {
      case TrainingExperiment experiment -> train(experiment, plan);
      case KernelsExperiment experiment -> measure(experiment, plan);
    };
  }

  private int measure(KernelsExperiment experiment, TrialPlan plan) {
    if (profile) {
      TrialProfile.requireLayers(experiment);
    }
    KernelsCheck.requireMeasurable(experiment);
    var trial = new KernelTrial(experiment, plan, session.stop());
    try (var progress = KernelProgress.of(session, quiet, experiment.calls().size())) {
      return code(trial.run(progress, this::tell)).status();
    }
  }

  private int train(TrainingExperiment experiment, TrialPlan plan) {
    long start = System.nanoTime();
    try (var progress = TrialProgress.of(session, quiet, experiment.training().epochs())) {
      var keeping = new Keeping(checkpoints, checkpointSeconds, models.model, models.bestModel);
      models.requireUsable(experiment);
      var work =
          new Trial(experiment, plan, arm.orElseGet(plan.arm()::name), profile, keeping, session.stop(), progress);
      return code(work.run(session.dataFolders(data.folder), trial -> {
        tell(trial);
        told = true;
      })).status();
    } catch (RuntimeException | OutOfMemoryError failure) {
      if (told) {
        throw failure; // The trial has its record; this is about what was to be kept besides.
      }
      tell(Trial.lost(experiment, plan, Status.FAILED, Failures.message(failure), (System.nanoTime() - start) / NANOS,
          Environment.currentJvmFlags()));
      if (supervised && !root.trace) {
        return Failures.code(failure).status(); // The launching process tells what the record says.
      }
      throw failure;
    }
  }

  private void tell(Object record) {
    session.out().println(Json.line(record));
  }

  private static ExitCode code(Status status) {
    return switch (status) {
      case OK -> ExitCode.OK;
      case DIVERGED -> ExitCode.DIVERGED;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case FAILED -> ExitCode.FAILED;
    };
  }
}
