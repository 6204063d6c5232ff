package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.config.Experiments;
import lanewise.config.KernelCall;
import lanewise.config.KernelsExperiment;
import lanewise.config.Operation;
import lanewise.experiments.ConvAlgorithms;
import lanewise.experiments.KernelGeometries;
import lanewise.kernels.KernelSets;
import lanewise.measure.cases.KernelCase;
import lanewise.parallel.BatchParallel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelCasesTest {

  private static final String TEXT = """
      experiment: cases
      kind: kernels
      operations: [%s]
      shapes:
        conv:
          - {name: same, channels: 3, height: 9, width: 18, maps: 5, kernel: [3, 5], padding: same, images: 5}
          - {name: square, channels: 2, height: 9, width: 20, maps: 3, kernel: 3, padding: same, images: 4}
          - {name: strided, channels: 2, height: 11, width: 13, maps: 3, kernel: [4, 3], stride: [2, 3],
             padding: [1, 2], images: 18}
        gemm:
          - {name: tt, rows: 5, columns: 19, depth: 7, transpose_a: true, transpose_b: true}
          - {name: nn, rows: 64, columns: 65, depth: 300}
        dense: [{name: dense, inputs: 33, nodes: 17, images: 5}]
        pool:
          - {name: two, channels: 3, height: 9, width: 16, window: 2, images: 3}
          - {name: overlapping, channels: 2, height: 9, width: 10, window: 3, stride: 2, images: 20}
        rows: [{name: rows, rows: 20, columns: 37}]
        elements:
          - {name: one, length: 1}
          - {name: many, length: 40000}
      """.formatted(Operation.ALL.stream().map(Operation::label).collect(Collectors.joining(", ")));

  static List<KernelCall> calls() {
    return ((KernelsExperiment) Experiments.parse("cases.yaml", TEXT, List.of())).calls().stream()
        .filter(KernelCasesTest::isCovered).toList();
  }

  private static boolean isCovered(KernelCall call) {
    return !(call instanceof KernelCall.Conv conv)
        || ConvAlgorithms.refusal(conv.algorithm(), KernelGeometries.conv(conv.shape())).isEmpty();
  }

  private static KernelCase of(KernelCall call, String kernels, int threads) {
    var cases = new KernelCases(KernelSets.named(kernels), new BatchParallel(threads));
    return switch (call) {
      case KernelCall.Conv conv -> cases.conv(conv, ConvAlgorithms.named(conv.algorithm()).orElseThrow());
      case KernelCall.Gemm gemm -> cases.gemm(gemm);
      case KernelCall.Dense dense -> cases.dense(dense);
      case KernelCall.Pool pool -> cases.pool(pool);
      case KernelCall.Rows rows -> cases.rows(rows);
      case KernelCall.Elements elements -> cases.elements(elements);
    };
  }

  private static float[] firstResult(KernelCase work) {
    work.reset();
    work.run();
    return work.result().clone();
  }

  /// Sums of at most 3,000 products below 1 in single precision.
  @ParameterizedTest
  @MethodSource("calls")
  void everyElementIsThatOfTheReference(KernelCall call) {
    for (String kernels : KernelSets.NAMES) {
      KernelCase work = of(call, kernels, 1);
      float[] result = firstResult(work);
      for (int i = 0; i < result.length; i++) {
        double reference = work.reference(i);
        assertEquals(reference, result[i], 1e-4 * Math.max(1, Math.abs(reference)), call.label() + " at " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void theBitsAreTheSameForEveryKernelSetAndThreadCountAndCall(KernelCall call) {
    float[] expected = firstResult(of(call, "scalar", 1));
    for (KernelCase work : Stream.of(of(call, "scalar", 3), of(call, "vector", 1), of(call, "vector", 2)).toList()) {
      assertArrayEquals(expected, firstResult(work), call.label());
      work.run();
      assertArrayEquals(expected, firstResult(work), call.label() + " again");
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void theNominalWorkIsThatOfTheDefinition(KernelCall call) {
    KernelCase work = of(call, "scalar", 1);
    assertTrue(work.bytes() >= 4L * work.result().length, call.label());
    var expected = new ArrayList<Long>();
    switch (call) {
      case KernelCall.Conv conv when conv.shape().name().equals("same") ->
          expected.add(2L * 5 * 5 * 9 * 18 * 3 * 3 * 5);
      case KernelCall.Gemm gemm when gemm.shape().name().equals("tt") -> expected.add(2L * 5 * 19 * 7);
      case KernelCall.Dense _ -> expected.add(2L * 5 * 17 * 33);
      default -> assertTrue(work.flops() > 0, call.label());
    }
    expected.forEach(flops -> assertEquals(flops, work.flops(), call.label()));
  }
}
