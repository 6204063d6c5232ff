package lanewise.kernels.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LaneTreeTest {

  @BeforeAll
  static void vectorsHaveTheWidthAskedFor() {
    VectorWidth.assertAsAsked();
  }

  @Test
  void twinsAddInTheSameTree() {
    for (long seed = 1; seed <= 500; seed++) {
      GuardedFloats lanes = GuardedFloats.random(3, LaneTree.LANES, seed, -1e3, 1e3);
      float expected = byHand(lanes);
      float vector = VectorLaneTree.sum(lanes.array(), lanes.at());
      float scalar = LaneTree.sum(lanes.array(), lanes.at());
      lanes.assertGuardsIntact();
      assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(scalar), "scalar, seed " + seed);
      assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(vector), "vector, seed " + seed);
    }
  }

  @Test
  void manySumsAtOnceAreEachTheSumOfItsLanes() {
    for (int count = 1; count <= 50; count++) {
      GuardedFloats lanes = GuardedFloats.random(5, Math.ceilDiv(count, 16) * 16 * LaneTree.LANES, count, -1e3, 1e3);
      GuardedFloats sums = lanes.copy();
      VectorLaneTree.sums(count, sums.array(), sums.at());
      sums.assertGuardsIntact();
      for (int i = 0; i < count; i++) {
        float expected = VectorLaneTree.sum(lanes.array(), lanes.at() + i * LaneTree.LANES);
        assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(sums.get(i)),
            "sum " + i + " of " + count);
      }
    }
  }

  @Test
  void aSumOfZerosIsPositiveZero() {
    float[] lanes = new float[LaneTree.LANES];
    Arrays.fill(lanes, -0f);
    assertEquals(0, Float.floatToRawIntBits(VectorLaneTree.sum(lanes, 0)));
    assertEquals(0, Float.floatToRawIntBits(LaneTree.sum(lanes, 0)));
  }

  private static float byHand(GuardedFloats lanes) {
    float[] eight = new float[8];
    for (int l = 0; l < 8; l++) {
      eight[l] = lanes.get(l) + lanes.get(l + 8);
    }
    float even = (eight[0] + eight[4]) + (eight[2] + eight[6]);
    float odd = (eight[1] + eight[5]) + (eight[3] + eight[7]);
    return even + odd;
  }
}
