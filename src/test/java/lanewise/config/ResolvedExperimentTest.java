package lanewise.config;

import static lanewise.config.ExperimentText.SMALLEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResolvedExperimentTest {

  static Stream<ExperimentText> experiments() {
    var layers = Stream.of(
        "convolution: {maps: 8, kernel: [5, 3], padding: [1, 2], scheduler: {momentum: {eta: 1e-30}}}",
        "convolution: {maps: 8, kernel: 5, padding: same, initialiser: {uniform: {limit: 3}}}",
        "pooling: {kind: average, window: 3}",
        "dense: {nodes: 3, activation: {leaky-relu: {slope: 0.01}}, initialiser: {normal: {deviation: 0.1}}}")
        .map(SMALLEST::withLayer);
    var datasets = Stream.of(
        "{name: mnist, train: 10, validation: 5, test: 2, path: '2023'}",
        "{name: idx, train_images: 'a: b', train_labels: '#b', test_images: \"c's\", test_labels: ' d'}")
        .map(SMALLEST::withDataset);
    var trainings = Stream.of("batches: 10, lambda: 1e-5, seed: -9223372036854775808, decay: 0.1, threshold: 0")
        .map(SMALLEST::withTraining);
    var arms = Stream.of("{kernels: [vector, scalar], algorithm: [fft, best], threads: [3, 1], vector_bits: 128,"
        + " jvm_flags: ['', '-XX:+UseSerialGC -Xmx1g', 'true', '-Dname=ä'], repeats: 3}").map(SMALLEST::withArms);
    return Stream.of(Stream.of(SMALLEST), layers, datasets, trainings, arms).flatMap(texts -> texts);
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void readsBackToAnEqualExperiment(ExperimentText text) {
    var experiment = text.read();
    var again = Experiments.parse("resolved", experiment.toYaml(), List.of());

    assertEquals(experiment, again);
    assertEquals(experiment.hashCode(), again.hashCode());
    assertEquals(experiment.toYaml(), again.toYaml());
  }

  @Test
  void writesEveryDefault() {
    assertEquals("""
        experiment: smallest
        dataset: {name: mnist}
        network:
          input: [1, 28, 28]
          layers:
          - flatten
          - output: {nodes: 10, activation: identity, initialiser: glorot}
        training:
          cost: ols
          scheduler:
            adam: {eta: 0.001, rho: 0.9, rho2: 0.999, epsilon: 1.0E-8}
          epochs: 5
          batch: 64
          lambda: 0.0
          seed: 2023
          decay: 1.0
          threshold: 0.5
        arms:
          kernels: [vector]
          algorithm: [best]
          threads: [1]
          jvm_flags: ['']
          repeats: 1
        """, SMALLEST.read().toYaml());
  }

  @Test
  void hashIsStable() {
    assertEquals("9bf9da43f80b7555cbbd044e9f7384102300df00810026096121571344578b1a", SMALLEST.read().sha256());
  }

  @Test
  void hashDoesNotDependOnLayoutOrSpelledOutDefaults() {
    var spelledOut = SMALLEST.withTraining("decay:   1, batch: 64 ").withArms("{kernels: [vector]}");
    assertEquals(SMALLEST.read().sha256(), spelledOut.read("training.scheduler={adam: {rho: 0.90}}").sha256());
  }

  @Test
  void hashDependsOnEveryValue() {
    assertNotEquals(SMALLEST.read().sha256(), SMALLEST.read("training.seed=2024").sha256());
    assertNotEquals(SMALLEST.read().sha256(), SMALLEST.read("network.layers.1.output.nodes=11").sha256());
  }
}
