package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lanewise.Effort;
import lanewise.config.Arm;
import lanewise.config.Experiments;
import lanewise.config.TrainingExperiment;
import lanewise.experiments.HeapCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Trials in JVMs of their own, in heaps that are just large enough, in the documented one, and in ones that are too
/// small.
class MemoryBoundTest {

  private static final String LENET = """
      experiment: lenet
      dataset: %s
      network:
        input: [1, 28, 28]
        layers:
          - convolution: {maps: 8, kernel: [5, 5], padding: same, activation: relu}
          - pooling: {kind: max, window: [2, 2]}
          - convolution: {maps: 16, kernel: [5, 5], padding: same, activation: relu}
          - pooling: {kind: max, window: [2, 2]}
          - flatten
          - dense: {nodes: 128, activation: relu}
          - output: {nodes: 10, activation: softmax}
      training:
        cost: cross-entropy
        scheduler: {adam: {eta: 0.001}}
        epochs: 1
        batch: 64
      arms: {threads: 2}
      """;

  @TempDir Path folder;

  /// A trial's end: its exit status and what it said.
  private record Ending(int status, String said) {}

  private Path experiment(String text) throws IOException {
    return Files.writeString(folder.resolve("experiment.yaml"), text);
  }

  private Path lenet(String dataset) throws IOException {
    return experiment(LENET.formatted(dataset));
  }

  private static Ending trial(Path experiment, String heap, String... options) throws Exception {
    var command = new ArrayList<>(TrialLaunch.java(
        Stream.concat(TrialLaunch.flags(arm(experiment)).stream(), Stream.of(heap)).toList(),
        System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), "trial", experiment.toString(), "--kernels", "vector", "--threads",
        "2", "--quiet"));
    command.addAll(List.of(options));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes());
    return new Ending(child.waitFor(), said);
  }

  private static Arm arm(Path experiment) {
    return Experiments.read(experiment, List.of()).arms().combinations().getFirst();
  }

  /// The least that is not refused.
  private static String smallestHeap(Path experiment, String... settings) {
    var training = (TrainingExperiment) Experiments.read(experiment, List.of(settings));
    return "-Xmx" + Math.ceilDiv(HeapCheck.needed(training, training.arms().combinations().getFirst()), 1 << 10) + "k";
  }

  @Test
  void aTrialWorksInTheSmallestHeapThatIsNotRefused() throws Exception {
    long start = System.nanoTime();
    Path file = lenet("{name: synthetic-digits, train: 64, validation: 3, test: 5}");
    List<List<String>> variants = List.of(
        List.of(),
        List.of("training.batch=64", "network.layers.5={dense: {nodes: 4000, activation: relu}}"),
        List.of("training.batch=7"),
        List.of("network.layers.2={convolution: {maps: 64, kernel: [7, 7], padding: same, activation: relu}}"),
        List.of("network.layers=[flatten, {dense: {nodes: 9000}}, {output: {nodes: 10, activation: softmax}}]",
            "training.scheduler={momentum: {}}"));
    for (List<String> settings : variants.subList(0, Effort.of(1, variants.size()))) {
      String heap = smallestHeap(file, settings.toArray(String[]::new));
      Ending end = trial(file, heap,
          settings.stream().flatMap(setting -> Stream.of("--set", setting)).toArray(String[]::new));
      assertEquals(0, end.status(), settings + " with " + heap + ": " + end.said());
    }
    Effort.report("smallest heaps", Effort.of(1, variants.size()) + " trials", start);
  }

  /// As the README promises.
  @Test
  @Timeout(600)
  void lenetTrainsOnAsManyImagesAsMnistHasInTheHeapThatIsDocumented() throws Exception {
    long start = System.nanoTime();
    int train = Effort.of(1_500, 60_000);
    int test = Effort.of(200, 10_000);
    writeNoise("train", train);
    writeNoise("test", test);
    Path file = lenet("{name: idx, path: " + folder + ", train_images: train-images, train_labels: train-labels, "
        + "test_images: test-images, test_labels: test-labels}");
    String heap = Effort.of(48, 128) + "m";
    Ending end = trial(file, "-Xmx" + heap);
    assertEquals(0, end.status(), end.said());
    Effort.report("documented heap", "lenet on " + train + " images in " + heap, start);
  }

  /// IDX files of noise, as images of 28x28, and of labels.
  private void writeNoise(String name, int images) throws IOException {
    var random = new Random(1);
    ByteBuffer pixels = ByteBuffer.allocate(16 + images * 28 * 28);
    random.nextBytes(pixels.array());
    pixels.putInt(0x803).putInt(images).putInt(28).putInt(28);
    Files.write(folder.resolve(name + "-images"), pixels.array());
    ByteBuffer labels = ByteBuffer.allocate(8 + images).putInt(0x801).putInt(images);
    for (int i = 0; i < images; i++) {
      labels.put((byte) random.nextInt(10));
    }
    Files.write(folder.resolve(name + "-labels"), labels.array());
  }

  @Test
  void aTrialItselfRefusesWhatItsHeapCannotHoldBeforeTheFirstStep() throws Exception {
    Path file = lenet("{name: synthetic-digits, train: 64, test: 10}");
    Ending end = trial(file, "-Xmx48m", "--set", "network.layers.5={dense: {nodes: 9000, activation: relu}}");
    assertEquals(2, end.status(), end.said());
    assertTrue(end.said().contains("training needs a heap of 1"), end.said());
    assertTrue(end.said().contains("the trial's JVM has 48 MiB: "), end.said());
    assertTrue(end.said().contains("parameters with their gradients and the scheduler's state of dense 9000 nodes, "
        + "relu; give it more with arms: {jvm_flags: [-Xmx"), end.said());
  }

  @Test
  void aProfileNeedsASecondNetwork() throws Exception {
    Path file = lenet("{name: synthetic-digits, train: 64, test: 10}");
    String big = "network.layers.5={dense: {nodes: 2000, activation: relu}}";
    Ending end = trial(file, smallestHeap(file, big), "--set", big, "--profile");
    assertEquals(2, end.status(), end.said());
    assertTrue(end.said().contains("training and profiling need a heap of "), end.said());
  }

  @Test
  void dataThatTheHeapCannotHoldIsRefusedWithItsSize() throws Exception {
    writeNoise("train", 60_000);
    writeNoise("test", 10);
    Path file = lenet("{name: idx, path: " + folder + ", train_images: train-images, train_labels: train-labels, "
        + "test_images: test-images, test_labels: test-labels}");
    Ending end = trial(file, "-Xmx24m");
    assertEquals(4, end.status(), end.said());
    assertTrue(end.said().contains("train-images: byte ") && end.said().contains("47040016"), end.said());
  }

  /// The arm's flags leave little of the heap for what stays, which no check foresees.
  @Test
  @Timeout(120)
  void aTrialThatRunsOutOfMemoryAllTheSameFails() throws Exception {
    Path file = lenet("{name: synthetic-digits, train: 64, test: 10}");
    CommandLineRun run = CommandLineRun.of("run", file, "--results", folder.resolve("results"), "--quiet",
        "--set", "network.layers=[flatten, {dense: {nodes: 9000}}, {output: {nodes: 10, activation: softmax}}]",
        "--set", "arms={threads: 2, jvm_flags: ['-Xmx200m -XX:NewSize=160m -XX:SurvivorRatio=1']}");
    assertEquals(1, run.status(), run.err());
    assertTrue(run.err().contains("failed: out of memory (Java heap space): give trials more with arms: "
        + "{jvm_flags: [-Xmx"), run.err());
    assertTrue(run.out().contains("failed"), run.out());
  }
}
