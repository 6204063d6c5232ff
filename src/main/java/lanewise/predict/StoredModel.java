package lanewise.predict;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lanewise.checkpoint.CheckpointException;
import lanewise.checkpoint.ModelHeader;
import lanewise.checkpoint.NamedTensor;
import lanewise.checkpoint.NetworkTensors;
import lanewise.checkpoint.TensorFile;
import lanewise.config.Algorithm;
import lanewise.config.Experiment;
import lanewise.config.Experiments;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrainingExperiment;
import lanewise.config.yaml.ConfigException;
import lanewise.experiments.ConvAlgorithms;
import lanewise.experiments.NetworkSpecs;
import lanewise.experiments.TrainingCheck;
import lanewise.kernels.KernelSet;
import lanewise.model.Architecture;
import lanewise.model.Cnn;
import lanewise.model.Compute;
import lanewise.model.MemoryNeed;
import lanewise.model.Workload;
import lanewise.parallel.BatchParallel;
import lanewise.storage.Sha256;

/// A model file, or a checkpoint, with the experiment in it: enough to build its network again.
///
/// @param architecture the shapes of the network
record StoredModel(Path file, ModelHeader header, List<NamedTensor> tensors, TrainingExperiment experiment,
    Architecture architecture) {

  private static final Workload ONE_ITEM = new Workload(List.of(), List.of(1), false);

  /// @throws CheckpointException if the file is damaged, or holds no network that this Lanewise can build
  static StoredModel read(Path file) {
    TensorFile<ModelHeader> content = TensorFile.read(file, ModelHeader.class);
    ModelHeader header = content.header();
    requireSame(file, "the configuration", Sha256.of(header.config().getBytes(StandardCharsets.UTF_8)),
        header.configSha256());
    try {
      TrainingExperiment experiment = training(file, Experiments.parse("configuration", header.config(), List.of()));
      Architecture architecture = TrainingCheck.architecture(experiment);
      return new StoredModel(file, header, content.tensors(), experiment, architecture);
    } catch (ConfigException refused) {
      throw new CheckpointException(file, "its network cannot be built: " + refused.getMessage());
    }
  }

  private static TrainingExperiment training(Path file, Experiment experiment) {
    return switch (experiment) {
      case TrainingExperiment training -> training;
      case KernelsExperiment _ ->
          throw new CheckpointException(file, "its experiment measures kernels and has no network");
    };
  }

  /// The network, trained as far as the file has it, computing on one thread by the algorithms that it was trained
  /// with: so its outputs have the same bits as they had then.
  ///
  /// @throws CheckpointException if the weights are not those of this network
  Cnn network(KernelSet kernels) {
    requireAllParameters(); // before memory is taken for them
    var compute = new Compute(kernels, ConvAlgorithms.choice(algorithm()), new BatchParallel(1));
    Cnn network;
    try {
      requireMemory(MemoryNeed.of(architecture, compute, NetworkSpecs.scheduler(experiment.training().scheduler()),
          ONE_ITEM).bytes());
      network = NetworkSpecs.network(experiment, compute);
    } catch (IllegalArgumentException refused) {
      throw new CheckpointException(file, "its network cannot be built: " + refused.getMessage());
    }
    NetworkTensors.loadValues(file.toString(), tensors, network.parameters());
    requireSame(file, "the weights", network.weightsSha256(), header.weightsSha256());
    return network;
  }

  private void requireAllParameters() {
    long floats = tensors.stream().mapToLong(tensor -> tensor.data().length).sum();
    if (floats < architecture.parameters()) {
      throw new CheckpointException(file, "its tensors have " + floats + " elements, but its network has "
          + architecture.parameters() + " parameters");
    }
  }

  private void requireMemory(long need) {
    long heap = Runtime.getRuntime().maxMemory();
    if (need > heap) {
      throw new CheckpointException(file, String.format(Locale.ROOT,
          "its network needs %,d MiB of memory, this JVM has %,d MiB; more is given with JAVA_TOOL_OPTIONS=-Xmx4g",
          need >> 20, heap >> 20));
    }
  }

  private Algorithm algorithm() {
    return Stream.of(Algorithm.values())
        .filter(algorithm -> algorithm.label().equals(header.algorithm()))
        .findFirst()
        .orElseThrow(() -> new CheckpointException(file, "there is no convolution algorithm '" + header.algorithm()
            + "'; there are " + Stream.of(Algorithm.values()).map(Algorithm::label).toList()));
  }

  private static void requireSame(Path file, String what, String found, String promised) {
    if (!found.equals(promised)) {
      throw new CheckpointException(file, "the SHA-256 of " + what + " is " + found + ", the header says " + promised);
    }
  }
}
