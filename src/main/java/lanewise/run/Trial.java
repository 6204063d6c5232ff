package lanewise.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.config.Algorithm;
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
import lanewise.experiments.NetworkSpecs;
import lanewise.experiments.TrainingCheck;
import lanewise.kernels.KernelSet;
import lanewise.kernels.KernelSets;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvChoice;
import lanewise.measure.PeakProbe;
import lanewise.model.Cnn;
import lanewise.model.Compute;
import lanewise.model.Epoch;
import lanewise.model.Evaluation;
import lanewise.model.Fit;
import lanewise.model.History;
import lanewise.model.TrainingListener;
import lanewise.parallel.BatchParallel;
import lanewise.results.ConfusionCell;
import lanewise.results.Environment;
import lanewise.results.EpochRecord;
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
  private final boolean profiled;
  private final StopSignal stop;
  private final TrialProgress progress;
  private final long start = System.nanoTime();

  /// @param profiled whether to profile the training, too, once it has succeeded
  Trial(TrainingExperiment experiment, TrialPlan plan, boolean profiled, StopSignal stop, TrialProgress progress) {
    this.experiment = experiment;
    this.plan = plan;
    this.profiled = profiled;
    this.stop = stop;
    this.progress = progress;
  }

  /// Trains and tests. A diverged or interrupted training is a result; whatever else goes wrong is thrown.
  TrialRecord run(DataFolders folders) {
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
    ConvChoice convolutions = convolutions(plan.arm().algorithm());
    Compute compute = new Compute(kernels, convolutions, new BatchParallel(plan.arm().threads()));
    Fit fit = NetworkSpecs.fit(experiment.training());
    TrialRecord record = train(compute, data, fit);
    return profiled && record.status() == Status.OK
        ? record.withLayers(new TrialProfile(plan.index(), compute, stop).take(this::network, data.train(), fit))
        : record;
  }

  private TrialRecord train(Compute compute, Dataset data, Fit fit) {
    Cnn cnn = network(compute);
    KernelSet kernels = compute.kernels();
    int batch = fit.largestBatch(data.train().count());
    var listener = new Listener();
    History history = cnn.fit(data.train(), data.validation().map(fit::validation).orElse(fit), listener);
    boolean completed = history.outcome() == History.Outcome.COMPLETED;
    Optional<TestRecord> test = completed ? Optional.of(test(cnn, data.test())) : Optional.empty();
    boolean diverged = test.isPresent() && !Double.isFinite(test.get().loss());
    return new TrialRecord(
        plan.index(),
        diverged ? Status.DIVERGED : status(history.outcome()),
        diverged ? "the test loss was " + test.get().loss() : history.reason(),
        setting(experiment, plan, ran(cnn), Optional.of(kernels.bits()), Optional.of(kernels.lanes()),
            Optional.of(batch)),
        listener.epochs,
        test,
        completed ? cnn.weightsSha256() : "",
        secondsSince(start),
        Environment.currentJvm(),
        Environment.currentJvmFlags(),
        data.sha256(),
        Optional.of(cnn.architecture().trainingFlops()),
        completed ? peak() : Optional.empty());
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
  static TrialRecord failed(
      TrainingExperiment experiment, TrialPlan plan, String reason, double seconds, String jvmFlags) {
    return new TrialRecord(
        plan.index(), Status.FAILED, reason,
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

  /// What chooses the algorithms of an arm.
  private static ConvChoice convolutions(Algorithm asked) {
    return ConvAlgorithms.named(asked).map(ConvChoice::of).orElseGet(ConvChoice::best);
  }

  private void requireWidth(KernelSet kernels) {
    var asked = plan.arm().vectorBits();
    if (asked.isPresent() && asked.getAsInt() != kernels.bits()) {
      throw new Refusal(ExitCode.ENVIRONMENT, "asked for vectors of " + asked.getAsInt() + " bits, but this JVM has "
          + kernels.bits() + ": take " + asked.getAsInt() + " out of arms.vector_bits, or use another machine");
    }
  }

  private Cnn network(Compute compute) {
    var training = experiment.training();
    var cnn = new Cnn(NetworkSpecs.input(experiment.network()), NetworkSpecs.cost(training.cost().value()),
        NetworkSpecs.scheduler(training.scheduler()), training.seed(), compute);
    NetworkSpecs.layers(experiment.network()).forEach(cnn::add);
    return cnn;
  }

  /// Tests twice: the first pass gives the scores, the second, which finds everything compiled, the speed.
  private TestRecord test(Cnn cnn, Examples examples) {
    double threshold = experiment.training().threshold();
    Evaluation scores = cnn.evaluate(examples, threshold);
    long secondPass = System.nanoTime();
    cnn.evaluate(examples, threshold);
    double imagesPerSecond = examples.count() / secondsSince(secondPass);
    return new TestRecord(scores.loss(), optional(scores.accuracy()), imagesPerSecond, cells(scores.confusion()));
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

  private static Optional<Double> optional(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / NANOS;
  }

  /// Passes progress on, keeps the epochs, and ends the training when that was requested.
  private final class Listener implements TrainingListener {

    private final List<EpochRecord> epochs = new ArrayList<>();

    @Override
    public void step(int epoch, int step, int steps, double loss) {
      progress.step(epoch, step, steps);
      if (!Double.isFinite(loss)) {
        epochs.add(new EpochRecord(epoch, loss, Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Status.DIVERGED));
      }
    }

    @Override
    public void epoch(Epoch epoch) {
      var record = new EpochRecord(
          epoch.number(),
          epoch.train().loss(),
          optional(epoch.train().accuracy()),
          epoch.validation().map(Evaluation::loss),
          epoch.validation().flatMap(scores -> optional(scores.accuracy())),
          Optional.of(epoch.seconds()),
          Optional.of(epoch.imagesPerSecond()),
          epoch.validation().stream().allMatch(scores -> Double.isFinite(scores.loss())) ? Status.OK : Status.DIVERGED);
      epochs.add(record);
      progress.epoch(record);
    }

    @Override
    public boolean stop() {
      return stop.requested();
    }
  }
}
