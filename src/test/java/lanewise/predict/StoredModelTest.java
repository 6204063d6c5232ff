package lanewise.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.checkpoint.CheckpointException;
import lanewise.checkpoint.NamedTensor;
import lanewise.checkpoint.NetworkTensors;
import lanewise.kernels.KernelSets;
import lanewise.storage.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are whole, but say of their network what is not so.
class StoredModelTest {

  @TempDir Path folder;

  private final ModelFiles model = new ModelFiles(ModelFiles.DIGITS);
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("digits.model");
  }

  @Test
  void theNetworkIsTheOneThatWasSaved() throws Exception {
    model.write(file);
    assertEquals(model.network().weightsSha256(), StoredModel.read(file).network(KernelSets.named("vector"))
        .weightsSha256());
  }

  @Test
  void aConfigurationWithAnotherHashIsRefused() throws Exception {
    model.configSha256 = Optional.of("0".repeat(64));
    String message = refusal();
    assertTrue(message.startsWith(file + ": the SHA-256 of the configuration is ")
        && message.endsWith(", the header says " + "0".repeat(64)), message);
  }

  @Test
  void weightsWithAnotherHashAreRefused() throws Exception {
    model.weightsSha256 = Optional.of("0".repeat(64));
    assertEquals(file + ": the SHA-256 of the weights is " + model.network().weightsSha256()
        + ", the header says " + "0".repeat(64), refusal());
  }

  @Test
  void aConfigurationThatCannotBeReadIsRefusedAtItsPlace() throws Exception {
    config("experiment: x\nnetwrk: 1\n");
    String message = refusal();
    assertTrue(message.startsWith(file + ": its network cannot be built: configuration:"), message);
    assertTrue(message.contains("configuration:2:1: unknown key 'netwrk'"), message);
  }

  @Test
  void aNetworkThatCannotWorkIsRefused() throws Exception {
    config(ModelFiles.DIGITS.replace("softmax", "sigmoid"));
    assertEquals(file + ": its network cannot be built: configuration:8:7: an output with sigmoid has 1 node (two "
        + "classes), found 10: use softmax for 10 classes", refusal());
  }

  @Test
  void anExperimentWithoutANetworkIsRefused() throws Exception {
    config("""
        experiment: kernels
        kind: kernels
        operations: [relu-forward]
        shapes: {elements: [{name: e, length: 64}]}
        """);
    assertEquals(file + ": its experiment measures kernels and has no network", refusal());
  }

  @Test
  void anUnknownAlgorithmIsRefused() throws Exception {
    model.algorithm = "fastest";
    assertEquals(file + ": there is no convolution algorithm 'fastest'; there are [direct, im2col, winograd, "
        + "winograd4, fft, best]", refusal());
  }

  @Test
  void anAlgorithmThatDoesNotCoverTheNetworkIsRefused() throws Exception {
    model.algorithm = "winograd"; // The convolution has stride 2.
    String message = refusal();
    assertTrue(message.startsWith(file + ": its network cannot be built: "), message);
  }

  @Test
  void tooFewParametersAreRefusedBeforeAnyAreMadeRoomFor() throws Exception {
    config(ModelFiles.DIGITS.replace("maps: 2", "maps: 1000000"));
    assertEquals(file + ": its tensors have 3950 elements, but its network has 1970000010 parameters", refusal());
  }

  @Test
  void aNetworkTooLargeForTheMemoryIsRefusedWithTheNumbers() throws Exception {
    config(ModelFiles.DIGITS.replace("[1, 28, 28]", "[1, 40000, 40000]")
        .replaceAll("(?m)^ +- (convolution|flatten).*\n", "")
        .replace("    - output", "    - pooling: {kind: max, window: [10000, 10000]}\n    - flatten\n    - output"));
    String message = refusal();
    assertTrue(message.startsWith(file + ": its network needs "), message);
  }

  @Test
  void aMissingTensorIsNamed() throws Exception {
    List<NamedTensor> tensors = new ArrayList<>(NetworkTensors.values(model.network().parameters()));
    NamedTensor first = tensors.removeFirst();
    tensors.add(new NamedTensor("spare", first.shape(), first.data()));
    model.write(file, tensors);
    assertEquals(file + ": has no tensor '0 convolution weights', which the network needs", refusalOfWritten());
  }

  private void config(String yaml) {
    model.config = Optional.of(yaml);
    model.configSha256 = Optional.of(Sha256.of(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private String refusal() throws Exception {
    model.write(file);
    return refusalOfWritten();
  }

  private String refusalOfWritten() {
    return assertThrows(CheckpointException.class,
        () -> StoredModel.read(file).network(KernelSets.named("scalar"))).getMessage();
  }
}
