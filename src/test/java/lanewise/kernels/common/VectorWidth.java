package lanewise.kernels.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;

/// The vector width that this test run is about: system property `lanewise.test.bits`, or else the preferred one.
public final class VectorWidth {

  public static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  private VectorWidth() {}

  /// The first assertion of every kernel test: without it a run meant for 256 bits could prove 512 twice.
  public static void assertAsAsked() {
    int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    assertEquals(Integer.getInteger("lanewise.test.bits", bits), bits, "bits of a vector");
  }

  /// Lengths around whole registers, around 16 logical lanes, and of real layers.
  public static IntStream lengths() {
    return IntStream.of(0, 1, LANES - 1, LANES, LANES + 1, 2 * LANES, 3 * LANES + 1, 15, 16, 17, 28 * 28, 4098)
        .sorted()
        .distinct();
  }
}
