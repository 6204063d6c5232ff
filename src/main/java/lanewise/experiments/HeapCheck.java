package lanewise.experiments;

import java.util.List;
import lanewise.config.Arm;
import lanewise.config.Dataset;
import lanewise.config.TrainingExperiment;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Location;
import lanewise.config.yaml.Problem;
import lanewise.console.StartChecks;
import lanewise.data.Datasets;
import lanewise.model.Architecture;
import lanewise.model.ArchitectureException;
import lanewise.model.Compute;
import lanewise.model.Fit;
import lanewise.model.MemoryNeed;
import lanewise.model.MemoryNeed.Kind;
import lanewise.model.MemoryNeed.Part;
import lanewise.model.Workload;

/// Finds out whether a trial's heap holds its data and its network, before anything of them is there, and reports what
/// is too large at its place in the experiment file.
public final class HeapCheck {

  private HeapCheck() {}

  /// How many examples a trial has, and the bytes that it keeps of them.
  private record Data(int train, int validation, int test, long bytes) {

    /// As far as the experiment tells: the size of files that it names is not known.
    static Data asked(TrainingExperiment experiment) {
      Dataset dataset = experiment.dataset().value();
      return new Data(dataset.train().orElseGet(() -> Datasets.usualTrain(dataset.name())),
          dataset.validation().orElse(0), dataset.test().orElseGet(() -> Datasets.usualTest(dataset.name())),
          Datasets.usualBytes(DataRequests.of(dataset)));
    }

    /// As loaded.
    static Data of(lanewise.data.Dataset loaded) {
      return new Data(loaded.train().count(), loaded.validation().map(set -> set.count()).orElse(0),
          loaded.test().count(), loaded.bytes());
    }

    /// With the orders in which training and evaluation go through them.
    long bytesInUse() {
      return bytes + Integer.BYTES * ((long) train + Math.max(validation, test));
    }
  }

  /// Checks all arms, each with the heap that its flags give.
  ///
  /// @throws ConfigException for the first arm whose heap is too small, or if an array would be too large for any heap
  static void requireRoom(TrainingExperiment experiment) {
    Architecture architecture = TrainingCheck.architecture(experiment);
    Data data = Data.asked(experiment);
    experiment.arms().combinations().stream().map(HeapCheck::withoutSettings).distinct().forEach(arm ->
        requireRoom(experiment, architecture, compute(arm), data, TrialHeap.bytes(arm), false));
  }

  /// Under its settings an arm is another experiment, which is checked as such.
  private static Arm withoutSettings(Arm arm) {
    return new Arm(arm.kernels(), arm.algorithm(), arm.threads(), arm.vectorBits(), arm.flags(), List.of());
  }

  /// Checks a trial in its own JVM, once its data is there.
  ///
  /// @param compute with which the network will be built
  /// @param profiled whether there will be a second network, to profile the training
  /// @throws ConfigException if the heap is too small
  public static void requireRoom(
      TrainingExperiment experiment, Compute compute, lanewise.data.Dataset data, boolean profiled) {
    requireRoom(experiment, TrainingCheck.architecture(experiment), compute, Data.of(data), TrialHeap.here(), profiled);
  }

  /// The heap that an arm's trials need, in bytes, data included.
  ///
  /// @throws ArchitectureException if an array would be too large for any heap
  public static long needed(TrainingExperiment experiment, Arm arm) {
    Data data = Data.asked(experiment);
    return TrialHeap.needed(data.bytesInUse()
        + need(experiment, TrainingCheck.architecture(experiment), compute(arm), data).bytes());
  }

  private static void requireRoom(TrainingExperiment experiment, Architecture architecture, Compute compute, Data data,
      long heap, boolean profiled) {
    MemoryNeed network;
    try {
      network = need(experiment, architecture, compute, data);
    } catch (ArchitectureException tooLarge) {
      throw refusal(experiment.training().batching().at(), tooLarge.getMessage());
    }
    long needed = TrialHeap.needed(data.bytesInUse() + (profiled ? 2 : 1) * network.bytes());
    if (needed <= heap) {
      return;
    }
    String numbers = (profiled ? "training and profiling need" : "training needs") + " a heap of "
        + TrialHeap.need(needed) + ", the trial's JVM has "
        + TrialHeap.size(heap) + ": ";
    String remedy = "; give it more with arms: {jvm_flags: [" + TrialHeap.flag(needed) + "]}, or take ";
    Part largest = network.largest();
    if (data.bytes() > largest.bytes()) {
      throw refusal(experiment.dataset().at(), numbers + TrialHeap.need(data.bytes()) + " are data" + remedy
          + "a smaller dataset");
    }
    throw refusal(experiment.network().layers().get(largest.layer()).at(),
        numbers + TrialHeap.need(largest.bytes()) + " are " + largest.kind().description() + " of "
            + architecture.stages().get(largest.layer()).spec().describe() + remedy
            + (largest.kind() == Kind.PARAMETERS ? "a smaller layer" : "smaller batches"));
  }

  private static MemoryNeed need(TrainingExperiment experiment, Architecture architecture, Compute compute, Data data) {
    Fit fit = NetworkSpecs.fit(experiment.training());
    return MemoryNeed.of(architecture, compute, NetworkSpecs.scheduler(experiment.training().scheduler()),
        Workload.of(fit, data.train(), data.validation(), data.test()));
  }

  /// Without the Vector API scalar kernels stand in: their scratch memory is much the same.
  private static Compute compute(Arm arm) {
    String set = StartChecks.hasVectorModule(ModuleLayer.boot()) ? arm.kernels().set() : "scalar";
    return Compute.named(set, ConvAlgorithms.choice(arm.algorithm()), arm.threads());
  }

  private static ConfigException refusal(Location at, String message) {
    return new ConfigException(List.of(new Problem(at, message)));
  }
}
