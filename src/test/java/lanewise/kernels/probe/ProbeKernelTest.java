package lanewise.kernels.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.VectorWidth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeKernelTest {

  private static final ProbeKernel SCALAR = new ScalarProbe();
  private static final ProbeKernel VECTOR = new VectorProbe();

  static Stream<ProbeKernel> twins() {
    return Stream.of(SCALAR, VECTOR);
  }

  @BeforeEach
  void widthIsTheOneAskedFor() {
    VectorWidth.assertAsAsked();
  }

  @ParameterizedTest
  @MethodSource("twins")
  void everyChainGainsTheProductInEveryIteration(ProbeKernel kernel) {
    double starts = ProbeKernel.CHAINS * (ProbeKernel.CHAINS - 1) / 2.0;
    for (int iterations : new int[] {0, 1, 2, 100, 40_000}) {
      double gained = (double) ProbeKernel.CHAINS * iterations * ProbeKernel.FACTOR * ProbeKernel.FACTOR;
      assertEquals(starts + gained, kernel.fma(iterations), "after " + iterations + " iterations");
    }
  }

  @Test
  void aVectorCountsTheOperationsOfAllItsLanes() {
    assertEquals(24, SCALAR.flopsOfFma());
    assertEquals(24L * VectorWidth.LANES, VECTOR.flopsOfFma());
  }

  @ParameterizedTest
  @MethodSource("twins")
  void everyFloatIsReadOnce(ProbeKernel kernel) {
    VectorWidth.lengths().forEach(length -> {
      var x = GuardedFloats.random(3, length, 61);
      int expected = 0;
      for (float value : x.values()) {
        expected ^= Float.floatToRawIntBits(value);
      }
      assertEquals(expected, kernel.read(length, x.array(), x.at()), "bits of " + x);
    });
  }
}
