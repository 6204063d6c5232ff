package lanewise.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.checkpoint.Best;
import lanewise.checkpoint.ModelHeader;
import lanewise.checkpoint.NamedTensor;
import lanewise.checkpoint.NetworkTensors;
import lanewise.checkpoint.TensorFile;
import lanewise.checkpoint.TrainingProgress;
import lanewise.config.Experiments;
import lanewise.config.TrainingExperiment;
import lanewise.experiments.NetworkSpecs;
import lanewise.model.Cnn;
import lanewise.model.Compute;

/// Model files for tests, of networks with their first weights.
public final class ModelFiles {

  /// Ten classes of 28x28 grey pictures.
  public static final String DIGITS = """
      experiment: digits
      dataset: {name: synthetic-digits}
      network:
        input: [1, 28, 28]
        layers:
          - convolution: {maps: 2, kernel: [3, 3], stride: [2, 2], padding: same, activation: relu}
          - flatten
          - output: {nodes: 10, activation: softmax}
      training: {cost: cross-entropy, scheduler: adam, epochs: 2, batch: 32, seed: 7}
      """;

  private final TrainingExperiment experiment;
  private final Cnn network;

  /// What a test may have the header say that is not so.
  public String created = "2026-01-02T03:04:05Z";
  public String algorithm = "best";
  public Optional<String> configSha256 = Optional.empty();
  public Optional<String> weightsSha256 = Optional.empty();
  public Optional<String> config = Optional.empty();

  public ModelFiles(String yaml) {
    experiment = (TrainingExperiment) Experiments.parse("test", yaml, List.of());
    network = NetworkSpecs.network(experiment, Compute.scalar(1));
  }

  public Cnn network() {
    return network;
  }

  public Path write(Path file) throws IOException {
    return write(file, Optional.empty(), NetworkTensors.values(network.parameters()));
  }

  public Path write(Path file, List<NamedTensor> tensors) throws IOException {
    return write(file, Optional.empty(), tensors);
  }

  /// A checkpoint in the third epoch.
  public Path writeUnfinished(Path file) throws IOException {
    List<NamedTensor> tensors = new ArrayList<>(NetworkTensors.values(network.parameters()));
    tensors.addAll(NetworkTensors.states(network.parameters()));
    var progress = new TrainingProgress(3, 7, 12.5, 224, 200, new int[10][10], 1.5, List.of(),
        network.parameters().stream().map(_ -> 507L).toList(), Optional.of(new Best(2, 0.25, Optional.of(0.9))));
    return write(file, Optional.of(progress), tensors);
  }

  private Path write(Path file, Optional<TrainingProgress> progress, List<NamedTensor> tensors) throws IOException {
    var header = new ModelHeader(experiment.name(), config.orElse(experiment.toYaml()),
        configSha256.orElse(experiment.sha256()), "vector, 2 threads", "vector", algorithm, "synthetic-digits",
        "d".repeat(64), weightsSha256.orElse(network.weightsSha256()), "0123abc", "a JVM", "a CPU",
        created, 2, progress.isPresent() ? Optional.empty() : Optional.of(0.3125),
        progress.isPresent() ? Optional.empty() : Optional.of(0.9), progress);
    new TensorFile<>(header, tensors).write(file);
    return file;
  }
}
