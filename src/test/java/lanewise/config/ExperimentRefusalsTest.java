package lanewise.config;

import static lanewise.config.ExperimentText.SMALLEST;
import static lanewise.config.ExperimentText.problemsOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentRefusalsTest {

  @Test
  void reportsAllProblemsOfAFileInReadingOrder() {
    var text = """
        experiment: a/b
        dataset: {name: mnst, train: 0}
        network:
          input: [1, 28]
          layers:
            - flaten
            - dense: {nodes: "128"}
        training:
          scheduler: {adam: {eta: 0, rho: 1}}
          epoch: 5
        extra: 1
        """;
    assertEquals(List.of(
        "e.yaml:1:13: experiment must be a name of 1 to 64 letters, digits and . _ -, without a dot at either end, found 'a/b'",
        "e.yaml:2:17: dataset.name must be mnist, fashion-mnist, idx, synthetic-digits or franke, found 'mnst'"
            + " (did you mean 'mnist'?)",
        "e.yaml:2:30: dataset.train must be a whole number of at least 1, found 0",
        "e.yaml:4:10: network.input must have 1 or 3 elements, [channels, height, width] or [features], found 2",
        "e.yaml:6:7: unknown layer 'flaten' in network.layers.0 (did you mean 'flatten'?)",
        "e.yaml:7:7: network.layers must end with an output, so that the task is known",
        "e.yaml:7:22: network.layers.1.dense.nodes must be a whole number of at least 1, found the quoted text '128'",
        "e.yaml:9:3: training needs the key 'cost' (what is minimised)",
        "e.yaml:9:3: training needs the key 'epochs' (how often every training example is used)",
        "e.yaml:9:27: training.scheduler.adam.eta must be a number above 0, found 0",
        "e.yaml:9:35: training.scheduler.adam.rho must be a number from 0 to below 1, found 1",
        "e.yaml:10:3: unknown key 'epoch' in training (did you mean 'epochs'?)",
        "e.yaml:11:1: unknown key 'extra' in the file; known are experiment, dataset, network, training, arms, kind"),
        problemsOf(text));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      training.epochs=2.5     | training.epochs must be a whole number of at least 1, found 2.5
      training.epochs=2.0     | training.epochs must be a whole number of at least 1, found 2.0
      training.epochs=0       | training.epochs must be a whole number of at least 1, found 0
      training.epochs=3e9     | training.epochs must be a whole number of at least 1, found 3e9
      training.epochs=3000000000 | training.epochs must be a whole number from 1 to 2147483647, found 3000000000
      training.epochs="5"     | training.epochs must be a whole number of at least 1, found the quoted text '5'
      training.epochs=five    | training.epochs must be a whole number of at least 1, found 'five'
      training.epochs=true    | training.epochs must be a whole number of at least 1, found true
      training.epochs=[5, 6]  | training.epochs must be a whole number of at least 1, found a list of 2
      training.epochs={a: 5}  | training.epochs must be a whole number of at least 1, found a mapping
      training.seed=1.5       | training.seed must be a whole number, found 1.5
      training.seed=9223372036854775808 | training.seed must be a whole number from -9223372036854775808 to \
      9223372036854775807, found 9223372036854775808
      training.lambda=-1e-5   | training.lambda must be a number of at least 0, found -1e-5
      training.lambda=.nan    | training.lambda must be finite, found .nan
      training.lambda=-.inf   | training.lambda must be finite, found -.inf
      training.lambda=1e999   | training.lambda must be finite, found 1e999
      training.lambda='0'     | training.lambda must be a number of at least 0, found the quoted text '0'
      training.decay=0        | training.decay must be a number above 0, found 0
      training.threshold=1.5  | training.threshold must be a number from 0 to 1, found 1.5
      training.batch=0        | training.batch must be a whole number of at least 1, found 0
      training.cost=ridge     | training.cost must be ols, logistic or cross-entropy, found 'ridge'
      training.cost=[ols]     | training.cost must be ols, logistic or cross-entropy, found a list of 1
      training=5              | training must be a mapping with the keys cost, scheduler, epochs, \
      batch, batches, lambda, \
      seed, decay, threshold, found 5
      training.scheduler=3    | training.scheduler must be one scheduler of constant, momentum, adagrad, \
      adagrad-momentum, rmsprop or adam, found 3
      training.scheduler={}   | training.scheduler must be one scheduler of constant, momentum, adagrad, \
      adagrad-momentum, rmsprop or adam, found a mapping
      training.scheduler=sgd  | unknown scheduler 'sgd' in training.scheduler; known are constant, momentum, adagrad, \
      adagrad-momentum, rmsprop, adam
      dataset.path=2023       | dataset.path must be text on one line (put a number in quotes), found 2023
      dataset.path=[a]        | dataset.path must be text on one line, found a list of 1
      dataset.path="a\\nb"    | dataset.path must be text on one line, found the quoted text 'a\\u000Ab'
      network.input=[1, 0, 1] | network.input.1 must be a whole number of at least 1, found 0
      network.layers=[]       | network.layers must have 1 to 1000 elements, found 0
      network.layers={a: 1}   | network.layers must be a list of 1 to 1000 elements, each one layer of flatten, \
      convolution, pooling, dense or output, found a mapping
      arms.kernels=[vector, vector] | arms.kernels.1 repeats 'vector'
      arms.kernels=[avx]      | arms.kernels.0 must be scalar, scalar-no-superword or vector, found 'avx'
      arms.threads=[1, 2000]  | arms.threads.1 must be a whole number from 1 to 1024, found 2000
      arms.algorithm=winograd2| arms.algorithm must be direct, im2col, winograd, winograd4, fft or best, found \
      'winograd2' (did you mean 'winograd'?)
      arms.vector_bits=100    | arms.vector_bits must be 128, 256 or 512, found 100
      arms.jvm_flags=5        | arms.jvm_flags must be text on one line, in quotes if empty (put a \
      number in quotes), found 5
      arms.repeats=101        | arms.repeats must be a whole number from 1 to 100, found 101
      experiment=..           | experiment must be a name of 1 to 64 letters, digits and . _ -, without a dot at either end, found '..'
      """)
  void refusesTheValue(String setting, String message) {
    assertEquals(List.of("--set " + setting + ": " + message), SMALLEST.problems(setting));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      convolution: {kernel: 3}            | 20 | .convolution needs the key 'maps' (number of feature maps)
      convolution:                        | 19 | .convolution needs the key 'kernel' (height and width of the filters)
      dense                               | 7  | .dense needs the key 'nodes' (number of nodes)
      convolution: {maps: 1, kernel: [1, 2, 3]}    | 38 | .convolution.kernel must be [vertical, horizontal] or one \
      value for both, each a whole number of at least 1, found a list of 3
      convolution: {maps: 1, kernel: [3, 0]}       | 42 | .convolution.kernel.1 must be a whole number of at least 1, \
      found 0
      convolution: {maps: 1, kernel: 3, padding: sane} | 50 | .convolution.padding must be same or \
      valid, or [vertical, \
      horizontal] or one value for both, each a whole number of at least 0, found 'sane' (did you mean 'same'?)
      convolution: {maps: 1, kernel: 3, padding: {}}   | 50 | .convolution.padding must be same or \
      valid, or [vertical, \
      horizontal] or one value for both, each a whole number of at least 0, found a mapping
      convolution: {maps: 1, kernel: 3, padding: -1}   | 50 | .convolution.padding must be a whole \
      number of at least 0, \
      found -1
      dense: {nodes: 1, activation: {relu: {slope: 1}}} | 44 | .dense.activation.relu takes no settings, found a mapping
      dense: {nodes: 1, initialiser: normal}       | 38 | .dense.initialiser.normal needs the key \
      'deviation' (standard \
      deviation of the weights)
      pooling: {kind: max, window: 0}     | 36 | .pooling.window must be a whole number of at least 1, found 0
      """)
  void refusesTheLayerAtItsPlace(String layer, int column, String message) {
    assertEquals("e.yaml:6:" + column + ": network.layers.0" + message,
        SMALLEST.withLayer(layer).problems().getLast());
  }

  @Test
  void refusesAnUnknownWordWithTheNearestOne() {
    assertEquals(List.of("e.yaml:6:37: unknown activation 'rellu' in network.layers.0.dense.activation"
        + " (did you mean 'relu'?)"), SMALLEST.withLayer("dense: {nodes: 1, activation: rellu}").problems());
  }

  @Test
  void refusesALayerOfTwoKinds() {
    assertEquals(List.of("e.yaml:6:27: network.layers.0 must name one layer, found 2: 'dense', 'pooling'"),
        SMALLEST.withLayer("{dense: {nodes: 1}, pooling: {}}").problems());
  }

  @Test
  void refusesAnOutputThatIsNotLast() {
    assertEquals(List.of("e.yaml:6:7: network.layers must have its output last: layer 0 of 0 to 1 is one"),
        SMALLEST.withLayer("output: {nodes: 10}").problems());
  }

  @Test
  void refusesBatchAndBatchesTogether() {
    assertEquals(List.of("e.yaml:9:23: training has both 'batch' and 'batches'; keep one of them"),
        SMALLEST.withTraining("batch: 64, batches: 10").problems());
  }

  @Test
  void refusesIdxFilesForOtherDatasets() {
    assertEquals(List.of("e.yaml:2:37: dataset.test_labels is only for name: idx"),
        SMALLEST.withDataset("{name: mnist, test_labels: labels.gz}").problems());
  }

  @Test
  void refusesAnIdxDatasetWithoutItsFiles() {
    assertEquals(List.of(
        "e.yaml:2:10: dataset needs the key 'train_labels' (IDX file of the training labels)",
        "e.yaml:2:10: dataset needs the key 'test_images' (IDX file of the test images)",
        "e.yaml:2:10: dataset needs the key 'test_labels' (IDX file of the test labels)"),
        SMALLEST.withDataset("{name: idx, train_images: images.gz}").problems());
  }

  @Test
  void refusesAFileThatIsNoMapping() {
    assertEquals(List.of("e.yaml:1:1: the file must be a mapping with the keys experiment, dataset, network, training,"
        + " arms, found a list of 2"), problemsOf("[1, 2]"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      epochs=5           | 'epochs' in training
      algorithms=[fft]   | 'algorithm' in arms
      arms.cost=ols      | 'cost' in training
      network.batch=32   | 'batch' in training
      training.datasets=x| 'dataset' at the top of the file
      """)
  void tellsWhereAMisplacedKeyBelongs(String setting, String place) {
    var problem = SMALLEST.problems(setting).getFirst();
    assertTrue(problem.endsWith("; there is " + place), problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"window=2", "nodes=3", "eta=1"})
  void aKeyOfManyPlacesHasNone(String setting) {
    assertTrue(SMALLEST.problems(setting).getFirst().endsWith("arms, kind"), SMALLEST.problems(setting).toString());
  }

  @Test
  void anOptionThatTakesARequiredKeyAwayIsNamed() {
    assertEquals(List.of("--set training.epochs=: training needs the key 'epochs'"
        + " (how often every training example is used)"), SMALLEST.problems("training.epochs="));
    assertEquals(List.of("--set training=: the file needs the key 'training' (how it learns)"),
        SMALLEST.problems("training="));
  }

  @Test
  void whatAnOptionChangedInPartHasThePlaceOfTheOption() {
    var experiment = SMALLEST.read("dataset.train=5", "network.layers.1.output.nodes=3");
    assertEquals("--set dataset.train=5", experiment.dataset().at().toString());
    assertEquals("--set network.layers.1.output.nodes=3", experiment.network().layers().get(1).at().toString());
    assertEquals("e.yaml:6:7", experiment.network().layers().getFirst().at().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist-lenet", "A.b_c-9", "x", "-.-"})
  void acceptsAnExperimentsName(String name) {
    assertEquals(name.replace("'", ""), SMALLEST.read("experiment=" + name).name());
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", ".a", "a.", "nul", "Com1.txt", "LPT9", "a b", "a/b", "ä", "''"})
  void refusesAnExperimentsName(String name) {
    assertEquals(1, SMALLEST.problems("experiment=" + name).size());
  }

  @Test
  void anExperimentsNameHasUpTo64Characters() {
    assertEquals(64, SMALLEST.read("experiment=" + "x".repeat(64)).name().length());
    assertEquals(1, SMALLEST.problems("experiment=" + "x".repeat(65)).size());
  }
}
