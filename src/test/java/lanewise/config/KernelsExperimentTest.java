package lanewise.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelsExperimentTest {

  private static final String TEXT = """
      experiment: two
      kind: kernels
      operations: [adam, conv-forward]
      algorithms: [winograd, direct]
      shapes:
        conv:
          - {name: a, channels: 1, height: 8, width: 9, maps: 2, kernel: [3, 2], padding: same, images: 4}
          - {name: b, channels: 1, height: 8, width: 9, maps: 2, kernel: 3, stride: 2, padding: [1, 0], images: 4}
        gemm:
          - {name: g, rows: 2, columns: 3, depth: 4, transpose_b: true}
        dense: [{name: d, inputs: 5, nodes: 6, images: 7}]
        pool: [{name: p, channels: 3, height: 8, width: 8, window: 2, images: 7}]
        rows: [{name: r, rows: 2, columns: 10}]
        elements: [{name: e, length: 100}]
      """;

  private static KernelsExperiment read(String... overrides) {
    return assertInstanceOf(KernelsExperiment.class, Experiments.parse("k.yaml", TEXT, List.of(overrides)));
  }

  @Test
  void callsFollowOperationsThenShapesThenAlgorithms() {
    assertEquals(List.of("adam e", "conv-forward a winograd", "conv-forward a direct", "conv-forward b winograd",
        "conv-forward b direct"), read().calls().stream().map(KernelCall::label).toList());
    assertEquals(List.of("none", "winograd"),
        read().calls().stream().limit(2).map(KernelCall::algorithmLabel).toList());
  }

  @Test
  void everyOperationTakesTheShapesUnderItsKey() {
    for (Operation operation : Operation.ALL) {
      var calls = read("operations=[" + operation.label() + "]", "algorithms=[fft]").calls();
      assertEquals(operation instanceof Operation.Conv ? 2 : 1, calls.size(), operation.label());
      assertTrue(calls.stream().allMatch(call -> call.operation() == operation), operation.label());
    }
  }

  @Test
  void readsEveryShape() {
    var shapes = read().shapes();
    assertEquals(new KernelShape.Conv("a", 1, 8, 9, 2, new Axes(3, 2), new Axes(1, 1), Padding.Rule.SAME, 4),
        shapes.conv().getFirst().value());
    assertEquals(new KernelShape.Conv("b", 1, 8, 9, 2, new Axes(3, 3), new Axes(2, 2), new Padding.Explicit(1, 0), 4),
        shapes.conv().getLast().value());
    assertEquals(new KernelShape.Gemm("g", 2, 3, 4, false, true), shapes.gemm().getFirst().value());
    assertEquals(new KernelShape.Dense("d", 5, 6, 7), shapes.dense().getFirst().value());
    assertEquals(new KernelShape.Pool("p", 3, 8, 8, new Axes(2, 2), new Axes(2, 2), 7),
        shapes.pool().getFirst().value());
    assertEquals(new KernelShape.Rows("r", 2, 10), shapes.rows().getFirst().value());
    assertEquals(new KernelShape.Elements("e", 100), shapes.elements().getFirst().value());
    assertEquals("k.yaml:7:7", shapes.conv().getFirst().at().toString());
  }

  @Test
  void withoutAlgorithmsEveryOneButBestIsMeasured() {
    var experiment = assertInstanceOf(KernelsExperiment.class,
        Experiments.parse("k.yaml", TEXT.replace("algorithms: [winograd, direct]\n", ""), List.of()));
    assertEquals(List.of(Algorithm.DIRECT, Algorithm.IM2COL, Algorithm.WINOGRAD, Algorithm.WINOGRAD4, Algorithm.FFT),
        experiment.algorithms());
    assertEquals(11, experiment.samples());
    assertEquals(0.1, experiment.callSeconds());
    assertEquals(1, experiment.trials().size());
  }

  @Test
  void readsBackToAnEqualExperiment() {
    var experiment = read("arms={kernels: [scalar, vector], threads: [1, 2]}");
    assertEquals(experiment, Experiments.parse("resolved", experiment.toYaml(), List.of()));
    assertTrue(experiment.toYaml().startsWith("kind: kernels\nexperiment: two\n"), experiment.toYaml());
    assertNotEquals(experiment.sha256(), read().sha256());
  }

  @Test
  void trainingIsTheKindThatNeedNotBeNamed() {
    var named = Experiments.parse("e.yaml", "kind: train\n" + ExperimentText.SMALLEST.text(), List.of());
    assertEquals(ExperimentText.SMALLEST.read(), named);
    assertEquals(ExperimentText.SMALLEST.read().sha256(), named.sha256());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      kind=kernel              | kind must be train or kernels, found 'kernel' (did you mean 'kernels'?)
      algorithms=[best]        | algorithms.0 must be direct, im2col, winograd, winograd4 or fft, found 'best'
      operations=[conv-forwrd] | operations.0 must be conv-forward, conv-d-input, conv-d-weights, gemm, dense-forward, \
      dense-d-input, dense-d-weights, max-pool-forward, max-pool-backward, average-pool-forward, \
      average-pool-backward, softmax-forward, softmax-backward, relu-forward, relu-backward, sigmoid-forward, \
      sigmoid-backward, tanh-forward, tanh-backward, momentum, rmsprop or adam, found 'conv-forwrd' \
      (did you mean 'conv-forward'?)
      operations=[gemm, gemm]  | operations.1 repeats 'gemm'
      shapes.elements.0.name=a/b | shapes.elements.0.name must be a name of 1 to 40 letters, digits and . _ -, \
      found 'a/b'
      shapes.gemm.0.transpose_a=1 | shapes.gemm.0.transpose_a must be true or false, found 1
      shapes.conv.0.images=0   | shapes.conv.0.images must be a whole number of at least 1, found 0
      samples=2                | samples must be a whole number from 3 to 10000, found 2
      call_seconds=0           | call_seconds must be a number from 0.001 to 600, found 0
      arms.algorithm=fft       | unknown key 'algorithm' in arms; known are kernels, threads, vector_bits, jvm_flags, \
      repeats, baseline; there is 'algorithms' at the top of the file
      network=1                | unknown key 'network' in the file; known are experiment, operations, algorithms, \
      shapes, samples, call_seconds, arms, kind
      """)
  void refusesTheValue(String setting, String message) {
    assertEquals(List.of("--set " + setting + ": " + message), ExperimentText.problemsOf(TEXT, setting));
  }
}
