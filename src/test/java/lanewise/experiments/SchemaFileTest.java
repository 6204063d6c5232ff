package lanewise.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lanewise.config.Experiments;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Overrides;
import lanewise.config.yaml.Problems;
import lanewise.config.yaml.TreeReader;
import lanewise.results.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaFileTest {

  static List<Path> experiments() throws IOException {
    return SchemaFile.experiments();
  }

  @Test
  void isWhatTheTableOfKeysSays() {
    assertEquals(Json.pretty(Experiments.jsonSchema()), SchemaFile.text(),
        "to bring it up to date: ./lanewise config schema > " + SchemaFile.FILE);
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void isNamedInTheFirstLineOfEveryExperiment(Path file) throws IOException {
    assertEquals("# yaml-language-server: $schema=" + SchemaFile.FILE.getFileName(),
        Files.readAllLines(file).getFirst());
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void acceptsEveryExperimentAsItStandsAndResolved(Path file) throws IOException {
    assertEquals(List.of(), SchemaFile.problems(SchemaFile.tree(file)));
    String resolved = Experiments.read(file, List.of()).toYaml();
    assertEquals(List.of(), SchemaFile.problems(TreeReader.file("resolved", resolved, new Problems())), resolved);
  }

  @Test
  void explainsKeysAndTellsTheirDefaults() {
    String text = SchemaFile.text();
    assertTrue(text.contains("\"description\": \"how often every training example is used\""), text);
    assertTrue(text.contains("\"default\": 2023"), text);
    assertTrue(text.contains("\"default\": \"valid\""), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "experiment=a/b", "experiment=..", "experiment=5", "experiment=[a]", "experiment=", "kind=kernel", "kind=kernels",
    "dataset=mnist", "dataset.name=mnst", "dataset.train=0", "dataset.train=all", "dataset.path=2023",
    "dataset.test_labels=x", "dataset={name: idx, train_images: x}", "datasets={name: mnist}",
    "network.input=[1, 28]", "network.input=[1, 28, 0]", "network.input=[a, b, c]", "network.layers=[]",
    "network.layers={a: 1}", "network.layers.0=flaten", "network.layers.0=dense", "network.layers.0=5",
    "network.layers.0={dense: {nodes: 1}, flatten: }", "network.layers.0={dense: {nodes: '5'}}",
    "network.layers.0={dense: {nodes: 5, activation: rellu}}",
    "network.layers.0={dense: {nodes: 5, activation: {relu: {slope: 1}}}}",
    "network.layers.0={dense: {nodes: 5, activation: {leaky-relu: {slope: 2}}}}",
    "network.layers.0={dense: {nodes: 5, initialiser: normal}}",
    "network.layers.0={convolution: {maps: 1}}", "network.layers.0={convolution: {maps: 1, kernel: [1, 2, 3]}}",
    "network.layers.0={convolution: {maps: 1, kernel: 3, padding: sane}}",
    "network.layers.0={convolution: {maps: 1, kernel: 3, padding: -1}}",
    "network.layers.0={pooling: {kind: maximum, window: 2}}",
    "training.epochs=", "training.epochs=0", "training.epochs=2.5", "training.epochs='5'", "training.epochs=[5]",
    "training.epoch=5", "training.epochs=3000000000", "training.cost=ridge", "training.scheduler=sgd",
    "training.scheduler={}", "training.scheduler={adam: {eta: 0}}", "training.scheduler={adam: {eta: x}}",
    "training.scheduler={adam: {rho: 1}}", "training.scheduler={adam: {}, momentum: {}}", "training.batches=10",
    "training.lambda=-1", "training.lambda=.nan", "training.seed=1.5", "training.decay=0", "training.threshold=1.5",
    "arms.kernels=avx", "arms.kernels=[vector, vector]", "arms.kernels=[]", "arms.threads=[1, 2000]",
    "arms.vector_bits=100", "arms.algorithms=[fft]", "arms.jvm_flags=5", "arms.jvm_flags={'a b': -Xint}",
    "arms.jvm_flags={a: 5}", "arms.jvm_flags={}", "arms.repeats=101", "arms={training.batch: {a: 5}}",
    "arms={training.bacth: [1]}", "arms={training.batch: [1, 0]}", "arms={training.batch: [1, 1]}",
    "arms={training.batch: []}", "arms={arms.threads: [1]}", "arms={dataset.train: [all]}", "extra=1",
  })
  void refusesWhatTheReaderRefuses(String setting) throws IOException {
    assertBothRefuse(SchemaFile.FOLDER.resolve("quickstart.yaml"), setting);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "kind=train", "network={input: [2], layers: [output]}", "operations=[conv-forwrd]", "operations=[gemm, gemm]",
    "operations=", "algorithms=[best]", "shapes.gemm.0.transpose_a=1", "shapes.gemm.0.name=a/b",
    "shapes.conv.0.images=0", "shapes.convs=[]", "shapes.rows=[5]", "samples=2", "call_seconds=0", "call_seconds=fast",
    "arms.algorithm=fft", "arms.repeats=0",
  })
  void refusesWhatTheReaderRefusesOfKernels(String setting) throws IOException {
    assertBothRefuse(SchemaFile.FOLDER.resolve("kernels.yaml"), setting);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "arms={training.batch: [32, 64]}", "arms={training.scheduler: [adam, {momentum: {eta: 0.1}}]}",
    "arms={training.scheduler.adam.eta: [0.1, 0.01]}", "arms={network.layers.0.convolution.maps: [1, 2]}",
    "arms={training.lambda: 1e-5, training.seed: [1, 2, 3]}", "arms=", "arms={kernels: scalar, threads: [1, 2]}",
    "arms={jvm_flags: {plain: '', interpreted: -Xint}}", "arms={jvm_flags: ['', -Xint]}",
    "training.scheduler=constant", "training.scheduler={rmsprop: }", "training.batch=1", "training.threshold=1",
    "network.layers.0={convolution: {maps: 1, kernel: 3, stride: [1, 2], padding: [0, 1], scheduler: adagrad}}",
    "network.layers.0={convolution: {maps: 1, kernel: [3, 5], padding: 1, initialiser: {uniform: {limit: 3}}}}",
    "network.layers.0={pooling: {kind: average, window: 3, stride: 1}}", "network.layers.4={flatten: }",
    "network.input=5", "dataset={name: idx, train_images: a, train_labels: b, test_images: c, test_labels: d}",
    "dataset={name: franke, train: 5, validation: 2, test: 1}", "kind=train",
  })
  void acceptsWhatTheReaderAccepts(String setting) throws IOException {
    Path file = SchemaFile.FOLDER.resolve("quickstart.yaml");
    Experiments.read(file, List.of(setting));
    var changed = Overrides.apply(SchemaFile.tree(file), List.of(setting), new Problems());
    assertEquals(List.of(), SchemaFile.problems(changed));
  }

  private static void assertBothRefuse(Path file, String setting) throws IOException {
    assertThrows(ConfigException.class, () -> Experiments.read(file, List.of(setting)));
    var changed = Overrides.apply(SchemaFile.tree(file), List.of(setting), new Problems());
    assertFalse(SchemaFile.problems(changed).isEmpty(), setting);
  }
}
