package lanewise.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.config.Arm;
import lanewise.config.Kernels;
import lanewise.config.TrainingExperiment;
import lanewise.config.TrialPlan;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.StartChecks;
import lanewise.console.StopSignal;
import lanewise.data.DataFolders;
import lanewise.data.Dataset;
import lanewise.data.Datasets;
import lanewise.experiments.ConvAlgorithms;
import lanewise.experiments.DataRequests;
import lanewise.experiments.HeapCheck;
import lanewise.experiments.NetworkSpecs;
import lanewise.experiments.TrainingCheck;
import lanewise.kernels.KernelSet;
import lanewise.kernels.KernelSets;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvChoice;
import lanewise.measure.PeakProbe;
import lanewise.model.BestEpoch;
import lanewise.model.Cnn;
import lanewise.model.Compute;
import lanewise.model.Evaluation;
import lanewise.model.Fit;
import lanewise.model.History;
import lanewise.model.TrainingState;
import lanewise.parallel.BatchParallel;
import lanewise.results.ConfusionCell;
import lanewise.results.Environment;
import lanewise.results.Setting;
import lanewise.results.Status;
import lanewise.results.TestRecord;
import lanewise.results.TrialRecord;
import lanewise.statistics.Median;
import lanewise.tensor.Examples;

/// One trial in this JVM: loads the data, trains the network and tests it.
final class Trial {

  private static final double NANOS = 1e9;
  private static final int PEAK_SAMPLES = 31;

  private final TrainingExperiment experiment;
  private final TrialPlan plan;
  private final String arm;
  private final boolean profiled;
  private final Keeping keeping;
  private final StopSignal stop;
  private final TrialProgress progress;
  private final long start = System.nanoTime();

  /// @param arm name of the arm in the run's tables
  /// @param profiled whether to profile the training, too, once it has succeeded
  Trial(TrainingExperiment experiment, TrialPlan plan, String arm, boolean profiled, Keeping keeping, StopSignal stop,
      TrialProgress progress) {
    this.experiment = experiment;
    this.plan = plan;
    this.arm = arm;
    this.profiled = profiled;
    this.keeping = keeping;
    this.stop = stop;
    this.progress = progress;
  }

  /// A training that ended, and its network as it is then.
  private record Trained(Cnn cnn, TrialModels models, TrialRecord record, Optional<BestEpoch> best) {}

  /// Trains and tests, tells the result, and then writes the models that are wanted. A diverged or interrupted training
  /// is a result; whatever else goes wrong is thrown.
  ///
  /// @throws lanewise.storage.StorageException if a model cannot be written
  Status run(DataFolders folders, Consumer<TrialRecord> tell) {
    StartChecks.requireFma();
    switch (plan.arm().kernels()) {
      case SCALAR -> { }
      case SCALAR_NO_SUPERWORD -> StartChecks.requireNoSuperWord();
      case VECTOR -> StartChecks.requireVectorModule();
    }
    if (profiled) {
      StartChecks.requireVectorModule();
    }
    KernelSet kernels = KernelSets.named(plan.arm().kernels().set());
    requireWidth(kernels);
    Dataset data = Datasets.load(DataRequests.of(experiment.dataset().value()), folders);
    TrainingCheck.requireFits(experiment, data.train(), data.train().count());
    ConvChoice convolutions = ConvAlgorithms.choice(plan.arm().algorithm());
    Compute compute = new Compute(kernels, convolutions, new BatchParallel(plan.arm().threads()));
    HeapCheck.requireRoom(experiment, compute, data, profiled);
    Fit fit = NetworkSpecs.fit(experiment.training());
    Trained trained = train(compute, data, fit);
    TrialRecord record = trained.record();
    boolean ok = record.status() == Status.OK;
    tell.accept(profiled && ok
        ? record.withLayers(new TrialProfile(plan.index(), compute, stop).take(this::network, data.train(), fit))
        : record);
    if (ok) {
      save(trained, data);
    }
    return record.status();
  }

  private void save(Trained trained, Dataset data) {
    keeping.model().ifPresent(file ->
        trained.models().save(file, experiment.training().epochs(), trained.record().test().orElseThrow()));
    keeping.bestModel().ifPresent(file -> {
      BestEpoch best = trained.best().orElseThrow();
      best.putInto(trained.cnn());
      trained.models().save(file, best.epoch(), test(trained.cnn(), data.test()));
    });
  }

  private Trained train(Compute compute, Dataset data, Fit fit) {
    Cnn cnn = network(compute);
    KernelSet kernels = compute.kernels();
    int batch = fit.largestBatch(data.train().count());
    var models = new TrialModels(experiment, plan, arm, data.sha256(), cnn, keeping, progress::warn);
    Optional<TrialModels.TakenUp> earlier = models.takeUp();
    earlier.map(TrialModels.TakenUp::state).ifPresent(state -> progress.note(
        "  goes on in epoch " + state.epoch() + " after step " + state.step()));
    var listener =
        new TrialListener(progress, stop, models, earlier.map(TrialModels.TakenUp::epochs).orElse(List.of()));
    History history = cnn.fit(data.train(), data.validation().map(fit::validation).orElse(fit), listener,
        earlier.map(TrialModels.TakenUp::state).orElse(TrainingState.START));
    boolean completed = history.outcome() == History.Outcome.COMPLETED;
    Optional<TestRecord> test = completed ? Optional.of(test(cnn, data.test())) : Optional.empty();
    boolean diverged = test.isPresent() && !Double.isFinite(test.get().loss());
    var record = new TrialRecord(
        plan.index(),
        diverged ? Status.DIVERGED : status(history.outcome()),
        diverged ? "the test loss was " + test.get().loss() : history.reason(),
        setting(experiment, plan, ran(cnn), Optional.of(kernels.bits()), Optional.of(kernels.lanes()),
            Optional.of(batch)),
        listener.epochs(),
        test,
        completed ? cnn.weightsSha256() : "",
        secondsSince(start),
        Environment.currentJvm(),
        Environment.currentJvmFlags(),
        data.sha256(),
        Optional.of(cnn.architecture().trainingFlops()),
        completed ? peak() : Optional.empty());
    return new Trained(cnn, models, record, history.best());
  }

  /// The peak of this JVM's widest vectors, for scalar kernels, too: it is what the machine could do. Measured behind
  /// the training, which it would disturb.
  private Optional<Double> peak() {
    if (ModuleLayer.boot().findModule(StartChecks.MODULE).isEmpty()) {
      return Optional.empty(); // Scalar kernels work without it.
    }
    var probe = new PeakProbe(KernelSets.named(Kernels.VECTOR.set()), new BatchParallel(plan.arm().threads()));
    return Median.of(Stream.generate(probe::sample).limit(PEAK_SAMPLES).toList());
  }

  /// The record of a trial that did not deliver one.
  static TrialRecord lost(TrainingExperiment experiment, TrialPlan plan, Status status, String reason, double seconds,
      String jvmFlags) {
    return new TrialRecord(
        plan.index(), status, reason,
        setting(experiment, plan, "", Optional.empty(), Optional.empty(), Optional.empty()),
        List.of(), Optional.empty(), "", seconds, Environment.currentJvm(), jvmFlags, "",
        Optional.empty(), Optional.empty());
  }

  private static Setting setting(TrainingExperiment experiment, TrialPlan plan, String convAlgorithm,
      Optional<Integer> bits, Optional<Integer> lanes, Optional<Integer> batch) {
    Arm arm = plan.arm();
    return new Setting(arm.kernels().label(), arm.algorithm().label(), convAlgorithm, bits, lanes, arm.threads(),
        batch, plan.repeat(), experiment.training().seed());
  }

  /// The algorithms that computed the network's convolutions.
  private static String ran(Cnn cnn) {
    return cnn.convAlgorithms().isEmpty()
        ? "none"
        : cnn.convAlgorithms().stream().map(ConvAlgorithm::label).collect(Collectors.joining("+"));
  }

  private void requireWidth(KernelSet kernels) {
    var asked = plan.arm().vectorBits();
    if (asked.isPresent() && asked.getAsInt() != kernels.bits()) {
      throw new Refusal(ExitCode.ENVIRONMENT, "asked for vectors of " + asked.getAsInt() + " bits, but this JVM has "
          + kernels.bits() + ": take " + asked.getAsInt() + " out of arms.vector_bits, or use another machine");
    }
  }

  private Cnn network(Compute compute) {
    return NetworkSpecs.network(experiment, compute);
  }

  /// Tests twice: the first pass gives the scores, the second, which finds everything compiled, the speed.
  private TestRecord test(Cnn cnn, Examples examples) {
    double threshold = experiment.training().threshold();
    Evaluation scores = cnn.evaluate(examples, threshold);
    long secondPass = System.nanoTime();
    cnn.evaluate(examples, threshold);
    double imagesPerSecond = examples.count() / secondsSince(secondPass);
    return new TestRecord(scores.loss(), Boxed.of(scores.accuracy()), imagesPerSecond, cells(scores.confusion()));
  }

  private static List<ConfusionCell> cells(int[][] confusion) {
    var cells = new ArrayList<ConfusionCell>();
    for (int actual = 0; actual < confusion.length; actual++) {
      for (int predicted = 0; predicted < confusion[actual].length; predicted++) {
        cells.add(new ConfusionCell(actual, predicted, confusion[actual][predicted]));
      }
    }
    return cells;
  }

  private static Status status(History.Outcome outcome) {
    return switch (outcome) {
      case COMPLETED -> Status.OK;
      case STOPPED -> Status.INTERRUPTED;
      case DIVERGED -> Status.DIVERGED;
    };
  }

  private static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / NANOS;
  }
}
