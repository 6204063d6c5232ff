package lanewise.experiments;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lanewise.config.Experiments;
import lanewise.config.TrainingExperiment;
import lanewise.config.yaml.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused before any JVM is started, in the words that people read.
class HeapCheckTest {

  private static final String EXPERIMENT = """
      experiment: any
      dataset: {name: mnist}
      network:
        input: [1, 28, 28]
        layers:
          - flatten
          - dense: {nodes: 100, activation: relu}
          - output: {nodes: 10, activation: softmax}
      training:
        cost: cross-entropy
        scheduler: {adam: {eta: 0.001}}
        epochs: 1
        batch: 64
      """;

  private static TrainingExperiment experiment(String... settings) {
    return (TrainingExperiment) Experiments.parse("any.yaml", EXPERIMENT, List.of(settings));
  }

  private static String refusal(String... settings) {
    var refused = assertThrows(ConfigException.class, () -> HeapCheck.requireRoom(experiment(settings)));
    assertEquals(1, refused.problems().size());
    return refused.problems().getFirst().toString();
  }

  @Test
  void whatFitsIsNotRefused() {
    assertDoesNotThrow(() -> HeapCheck.requireRoom(experiment()));
    assertDoesNotThrow(() -> HeapCheck.requireRoom(experiment("arms.jvm_flags=[-Xmx96m]")));
  }

  @Test
  void aLayerIsRefusedAtItsPlace() {
    assertEquals("--set network.layers.1={dense: {nodes: 400000}}: training needs a heap of 5,281 MiB, the trial's JVM "
        + "has 1,024 MiB: 4,792 MiB are parameters with their gradients and the scheduler's state of dense 400000 "
        + "nodes, identity; give it more with arms: {jvm_flags: [-Xmx6g]}, or take a smaller layer",
        refusal("network.layers.1={dense: {nodes: 400000}}").replaceAll("heap of [\\d,]+", "heap of 5,281"));
  }

  @Test
  void aBatchIsRefusedAtTheLayerThatKeepsMostOfIt() {
    String refusal = refusal("training.batch=60000", "network.layers.1={dense: {nodes: 2000}}");
    assertTrue(refusal.contains(" are activations and gradients of a batch of dense 2000 nodes, identity; give it more "
        + "with arms: {jvm_flags: [-Xmx2g]}, or take smaller batches"), refusal);
  }

  @Test
  void dataIsRefusedAtItsPlace() {
    assertEquals("any.yaml:2:10: training needs a heap of N MiB, the trial's JVM has 32 MiB: 53 MiB are data; give it "
        + "more with arms: {jvm_flags: [-Xmx128m]}, or take a smaller dataset",
        refusal("arms.jvm_flags=[-Xmx32m]").replaceAll("heap of [\\d,]+", "heap of N"));
  }

  @Test
  void everyArmIsCheckedWithItsOwnHeap() {
    String refusal = refusal("arms.jvm_flags=['', '-Xmx64m -Xmx2g', '-XX:MaxHeapSize=16m']");
    assertTrue(refusal.contains("has 16 MiB"), refusal);
  }

  @Test
  void aBatchThatNoHeapHoldsIsRefusedAtTheBatch() {
    assertEquals("any.yaml:13:10: a batch of 60000 items of shape 400000 (400000 values each) has more than 2147483647 "
        + "values: use smaller batches",
        refusal("network.layers.1={dense: {nodes: 400000}}", "training.batches=1", "training.batch=")
            .replaceFirst("^[^:]*:[^:]*:[^:]*: |^--set [^:]*: ", "any.yaml:13:10: "));
  }

  @ParameterizedTest
  @CsvSource({"-Xmx1g, 1073741824", "-Xmx64M, 67108864", "-Xmx65536k, 67108864", "-Xmx67108864, 67108864",
      "-XX:MaxHeapSize=2G, 2147483648", "-Xmx0x4000000, 67108864", "-Xmx1T, 1099511627776", "'', 1073741824",
      "-Xmx3g -Xmx2g, 2147483648", "-Xmx1.5g, 1073741824", "-Xmxg, 1073741824", "-Xmx9999999999999999g, 1073741824",
      "-Xms8g -Xmn1g, 1073741824"})
  void theHeapOfAnArmIsWhatTheJvmWouldTake(String flags, long bytes) {
    var arms = experiment("arms.jvm_flags=['" + flags + "']").arms().combinations();
    assertEquals(bytes, TrialHeap.bytes(arms.getFirst()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1 << 20, 100L << 20, 1L << 40})
  void theFlagThatIsAdvisedIsEnough(long bytes) {
    var arms = experiment("arms.jvm_flags=['" + TrialHeap.flag(bytes) + "']").arms().combinations();
    assertTrue(TrialHeap.bytes(arms.getFirst()) >= bytes);
  }

  @Test
  void thisJvmsHeapIsThatOfItsFlags() {
    long most = Runtime.getRuntime().maxMemory();
    long here = TrialHeap.here();
    assertTrue(here >= most - 160 && here <= most + most / 100, here + " of " + most);
  }

  @Test
  void aSweptBatchIsRefusedAtItsArm(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("any.yaml"),
        EXPERIMENT + "arms: {training.batch: [64, 60000], jvm_flags: -Xmx128m}\n");
    var refused = assertThrows(ConfigException.class, () -> ExperimentChecks.variants(file, List.of()));
    String problem = refused.problems().getFirst().toString();
    assertTrue(problem.startsWith(file + ":14:") && problem.contains("with training.batch=60000: training needs"),
        problem);
  }
}
