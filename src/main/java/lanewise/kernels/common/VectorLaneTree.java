package lanewise.kernels.common;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// [LaneTree] in registers: the same additions, a level at a time. Registers narrower than 16 lanes first add up whole
/// registers, then their halves.
public final class VectorLaneTree {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final VectorShuffle<Float> BY_EIGHT = turn(8);
  private static final VectorShuffle<Float> BY_FOUR = turn(4);
  private static final VectorShuffle<Float> BY_TWO = turn(2);
  private static final VectorShuffle<Float> BY_ONE = turn(1);

  private VectorLaneTree() {}

  /// Sum of the 16 lanes, never −0; leaves them as they are.
  public static float sum(float[] lanes, int at) {
    FloatVector v = FloatVector.fromArray(SPECIES, lanes, at);
    if (L == 16) {
      v = v.add(v.rearrange(BY_EIGHT));
      v = v.add(v.rearrange(BY_FOUR));
    } else if (L == 8) {
      v = v.add(FloatVector.fromArray(SPECIES, lanes, at + 8));
      v = v.add(v.rearrange(BY_FOUR));
    } else {
      v = v.add(FloatVector.fromArray(SPECIES, lanes, at + 8));
      v = v.add(FloatVector.fromArray(SPECIES, lanes, at + 4).add(FloatVector.fromArray(SPECIES, lanes, at + 12)));
    }
    v = v.add(v.rearrange(BY_TWO));
    v = v.add(v.rearrange(BY_ONE));
    return v.lane(0) + 0f;
  }

  private static VectorShuffle<Float> turn(int lanes) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane + lanes) % L);
  }
}
