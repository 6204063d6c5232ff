package lanewise.config;

import static lanewise.config.ExperimentText.SMALLEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lanewise.config.Training.Batching;
import lanewise.config.yaml.Located;
import lanewise.config.yaml.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentsTest {

  private static final Scheduler ADAM = new Scheduler.Adam(0.001, 0.9, 0.999, 1e-8);

  @Test
  void fillsInEveryDefault() {
    var experiment = SMALLEST.read();

    var nowhere = Location.of("nowhere");
    assertEquals(new TrainingExperiment("smallest",
        new Located<>(new Dataset("mnist", OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(),
            Optional.empty(), Optional.empty()), nowhere),
        new Network(new Located<>(List.of(1, 28, 28), nowhere), List.of(
            new Located<>(new Layer.Flatten(), nowhere),
            new Located<>(new Layer.Output(10, Activation.Plain.IDENTITY, Initialiser.Scaled.GLOROT, Optional.empty()),
                nowhere))),
        new Training(new Located<>(Training.Cost.OLS, nowhere), ADAM, 5, new Located<>(new Batching.Size(64), nowhere),
            0, 2023, 1, 0.5),
        new Arms(List.of(Kernels.VECTOR), List.of(Algorithm.BEST), List.of(1), List.of(), List.of(JvmFlags.NONE), List.of(),
            1, Optional.empty())), experiment);
  }

  @Test
  void keepsThePlaceOfWhatTheModelMayRefuse() {
    var experiment = SMALLEST.withTraining("batches: 10").read();

    assertEquals("e.yaml:2:10", experiment.dataset().at().toString());
    assertEquals("e.yaml:4:10", experiment.network().input().at().toString());
    assertEquals(List.of("e.yaml:6:7", "e.yaml:7:7"),
        experiment.network().layers().stream().map(layer -> layer.at().toString()).toList());
    assertEquals("e.yaml:8:18", experiment.training().cost().at().toString());
    assertEquals("e.yaml:9:12", experiment.training().batching().at().toString());
  }

  static Stream<Arguments> layers() {
    return Stream.of(
        arguments("convolution: {maps: 8, kernel: [5, 3]}",
            convolution(new Axes(5, 3), new Axes(1, 1), Padding.Rule.VALID)),
        arguments("convolution: {maps: 8, kernel: 5, stride: 2, padding: same}",
            convolution(new Axes(5, 5), new Axes(2, 2), Padding.Rule.SAME)),
        arguments("convolution: {maps: 8, kernel: [5, 5], stride: [1, 2], padding: [0, 2]}",
            convolution(new Axes(5, 5), new Axes(1, 2), new Padding.Explicit(0, 2))),
        arguments("convolution: {maps: 8, kernel: 5, padding: 1}",
            convolution(new Axes(5, 5), new Axes(1, 1), new Padding.Explicit(1, 1))),
        arguments("pooling: {kind: max, window: [2, 3]}",
            new Layer.Pooling(Layer.Pooling.Kind.MAX, new Axes(2, 3), new Axes(2, 3))),
        arguments("pooling: {kind: average, window: 3, stride: 1}",
            new Layer.Pooling(Layer.Pooling.Kind.AVERAGE, new Axes(3, 3), new Axes(1, 1))),
        arguments("flatten:", new Layer.Flatten()),
        arguments("dense: {nodes: 3, activation: relu, initialiser: glorot, scheduler: {constant: {eta: 1}}}",
            new Layer.Dense(3, Activation.Plain.RELU, Initialiser.Scaled.GLOROT,
                Optional.of(new Scheduler.Constant(1)))));
  }

  private static Layer convolution(Axes kernel, Axes stride, Padding padding) {
    return new Layer.Convolution(8, kernel, stride, padding, Activation.Plain.IDENTITY, Initialiser.Scaled.GLOROT,
        Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void readsEveryKindOfLayer(String text, Layer expected) {
    assertEquals(expected, SMALLEST.withLayer(text).read().network().layers().getFirst().value());
  }

  static Stream<Arguments> activations() {
    return Stream.of(
        arguments("identity", Activation.Plain.IDENTITY),
        arguments("sigmoid", Activation.Plain.SIGMOID),
        arguments("tanh", Activation.Plain.TANH),
        arguments("softmax", Activation.Plain.SOFTMAX),
        arguments("relu", Activation.Plain.RELU),
        arguments("leaky-relu", new Activation.LeakyRelu(0.001)),
        arguments("{leaky-relu: {slope: 0.01}}", new Activation.LeakyRelu(0.01)));
  }

  @ParameterizedTest
  @MethodSource("activations")
  void readsEveryActivation(String text, Activation expected) {
    var layer = SMALLEST.withLayer("dense: {nodes: 1, activation: " + text + "}").read().network().layers().getFirst();
    assertEquals(expected, ((Layer.Dense) layer.value()).activation());
  }

  static Stream<Arguments> initialisers() {
    return Stream.of(
        arguments("he", Initialiser.Scaled.HE),
        arguments("glorot", Initialiser.Scaled.GLOROT),
        arguments("{normal: {deviation: 0.1}}", new Initialiser.Normal(0.1)),
        arguments("{uniform: {limit: 0.2}}", new Initialiser.Uniform(0.2)));
  }

  @ParameterizedTest
  @MethodSource("initialisers")
  void readsEveryInitialiser(String text, Initialiser expected) {
    var layer = SMALLEST.withLayer("dense: {nodes: 1, initialiser: " + text + "}").read().network().layers().getFirst();
    assertEquals(expected, ((Layer.Dense) layer.value()).initialiser());
  }

  static Stream<Arguments> schedulers() {
    return Stream.of(
        arguments("constant", new Scheduler.Constant(0.01)),
        arguments("{momentum: {eta: 0.1}}", new Scheduler.Momentum(0.1, 0.9)),
        arguments("{adagrad: }", new Scheduler.Adagrad(0.01, 1e-8)),
        arguments("{adagrad-momentum: {momentum: 0}}", new Scheduler.AdagradMomentum(0.01, 0, 1e-8)),
        arguments("{rmsprop: {rho: 0.5}}", new Scheduler.RmsProp(0.01, 0.5, 1e-8)),
        arguments("{adam: {eta: 1, rho2: 0.99, epsilon: 1e-5}}", new Scheduler.Adam(1, 0.9, 0.99, 1e-5)));
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void readsEveryScheduler(String text, Scheduler expected) {
    assertEquals(expected, SMALLEST.read("training.scheduler=" + text).training().scheduler());
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void aLayerMayHaveItsOwnScheduler(String text, Scheduler expected) {
    var layers = SMALLEST.read("network.layers.1.output.scheduler=" + text).network().layers();
    assertEquals(Optional.of(expected), ((Layer.Output) layers.getLast().value()).scheduler());
  }

  @Test
  void readsEveryTrainingKey() {
    var training = SMALLEST.withTraining("batches: 10, lambda: 1e-5, seed: -7, decay: 0.5, threshold: 1")
        .read("training.cost=cross-entropy").training();

    assertEquals(Training.Cost.CROSS_ENTROPY, training.cost().value());
    assertEquals(new Batching.Count(10), training.batching().value());
    assertEquals(List.of(1e-5, 0.5, 1.0), List.of(training.lambda(), training.decay(), training.threshold()));
    assertEquals(-7, training.seed());
  }

  @Test
  void readsTheDatasetWithItsCounts() {
    var dataset = SMALLEST.withDataset("{name: mnist, train: 10, validation: 5, test: 2, path: some/folder}")
        .read().dataset().value();

    assertEquals(new Dataset("mnist", OptionalInt.of(10), OptionalInt.of(5), OptionalInt.of(2),
        Optional.of(Path.of("some/folder")), Optional.empty()), dataset);
  }

  @Test
  void readsTheFilesOfAnIdxDataset() {
    var dataset = SMALLEST
        .withDataset("{name: idx, train_images: a, train_labels: b, test_images: c, test_labels: d}")
        .read().dataset().value();

    assertEquals(Optional.of(new Dataset.IdxFiles(Path.of("a"), Path.of("b"), Path.of("c"), Path.of("d"))),
        dataset.idx());
  }

  @Test
  void aKeyWithoutAValueIsNotGiven() {
    assertEquals(SMALLEST.read(), SMALLEST.withTraining("seed: , lambda: null, batch: ~").withArms("").read());
  }

  @Test
  void aSingleValueIsAListOfOne() {
    assertEquals(
        SMALLEST.withArms("{kernels: [scalar], threads: [3], vector_bits: [256], jvm_flags: ['-Xint']}").read(),
        SMALLEST.withArms("{kernels: scalar, threads: 3, vector_bits: 256, jvm_flags: -Xint}").read());
  }
}
