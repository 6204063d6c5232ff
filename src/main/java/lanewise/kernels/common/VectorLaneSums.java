package lanewise.kernels.common;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The sums of [ScalarLaneSums]: as many sweeps as registers make up the 16 logical lanes, each over its own lanes
/// only, so that every width adds in the same order from one running register. Lanes past the last element gain 0,
/// which [LaneTree] allows.
public final class VectorLaneSums {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private VectorLaneSums() {}

  /// `Σ x[i]`
  public static float sum(int length, float[] x, int xAt, float[] lanes, int lanesAt) {
    for (int lane = 0; lane < LaneTree.LANES; lane += SPECIES.length()) {
      var sum = FloatVector.zero(SPECIES);
      int i = lane;
      for (; i <= length - SPECIES.length(); i += LaneTree.LANES) {
        sum = sum.add(FloatVector.fromArray(SPECIES, x, xAt + i));
      }
      if (i < length) {
        sum = sum.add(FloatVector.fromArray(SPECIES, x, xAt + i, SPECIES.indexInRange(i, length)));
      }
      sum.intoArray(lanes, lanesAt + lane);
    }
    return VectorLaneTree.sum(lanes, lanesAt);
  }

  /// `Σ a[i] · b[i]`, fused.
  public static float dot(int length, float[] a, int aAt, float[] b, int bAt, float[] lanes, int lanesAt) {
    for (int lane = 0; lane < LaneTree.LANES; lane += SPECIES.length()) {
      var sum = FloatVector.zero(SPECIES);
      int i = lane;
      for (; i <= length - SPECIES.length(); i += LaneTree.LANES) {
        sum = FloatVector.fromArray(SPECIES, a, aAt + i).fma(FloatVector.fromArray(SPECIES, b, bAt + i), sum);
      }
      if (i < length) {
        var inside = SPECIES.indexInRange(i, length);
        sum = FloatVector.fromArray(SPECIES, a, aAt + i, inside)
            .fma(FloatVector.fromArray(SPECIES, b, bAt + i, inside), sum);
      }
      sum.intoArray(lanes, lanesAt + lane);
    }
    return VectorLaneTree.sum(lanes, lanesAt);
  }
}
