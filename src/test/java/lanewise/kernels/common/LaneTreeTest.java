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
