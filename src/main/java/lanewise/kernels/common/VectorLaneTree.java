package lanewise.kernels.common;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// [LaneTree] in registers: the same additions, a level at a time. Registers narrower than 16 lanes first add up whole
/// registers, then their halves.
public final class VectorLaneTree {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final VectorShuffle<Float> BY_EIGHT = swap(8);
  private static final VectorShuffle<Float> BY_FOUR = swap(4);
  private static final VectorShuffle<Float> BY_TWO = swap(2);
  private static final VectorShuffle<Float> BY_ONE = swap(1);

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

  /// Sums of `count` groups of 16 lanes, which stand side by side, into the first `count` floats; overwrites the
  /// groups, up to the next multiple of 16 of them. A register of sums at a time: at each level of the tree two
  /// registers of partial sums become one.
  public static void sums(int count, float[] lanes, int at) {
    int groups = Math.ceilDiv(count, L) * L;
    narrow(groups, lanes, at);
    for (int first = 0; first < groups; first += L) {
      int from = at + first * L;
      if (L == 16) {
        level(8, 0xFF00, BY_EIGHT, lanes, from);
      }
      if (L >= 8) {
        level(4, 0xF0F0, BY_FOUR, lanes, from);
      }
      level(2, 0xCCCC, BY_TWO, lanes, from);
      level(1, 0xAAAA, BY_ONE, lanes, from);
      FloatVector.fromArray(SPECIES, lanes, from).add(0f).intoArray(lanes, at + first);
    }
  }

  /// Levels of the tree that add whole registers: leaves one register for each group.
  private static void narrow(int groups, float[] lanes, int at) {
    for (int i = 0; L < 16 && i < groups; i++) {
      int from = at + i * 16;
      var v = FloatVector.fromArray(SPECIES, lanes, from).add(FloatVector.fromArray(SPECIES, lanes, from + 8));
      if (L == 4) {
        v = v.add(FloatVector.fromArray(SPECIES, lanes, from + 4).add(FloatVector.fromArray(SPECIES, lanes, from + 12)));
      }
      v.intoArray(lanes, at + i * L);
    }
  }

  /// Register i of the first `distance` takes in register i + distance, whose sums go on in the lanes that have the bit
  /// `distance` in their number.
  ///
  /// @param second the bits of these lanes
  private static void level(int distance, long second, VectorShuffle<Float> swap, float[] lanes, int at) {
    VectorMask<Float> ofSecond = VectorMask.fromLong(SPECIES, second);
    for (int i = at; i < at + distance * L; i += L) {
      var a = FloatVector.fromArray(SPECIES, lanes, i);
      var b = FloatVector.fromArray(SPECIES, lanes, i + distance * L);
      a.blend(b, ofSecond).add(b.blend(a, ofSecond).rearrange(swap)).intoArray(lanes, i);
    }
  }

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) % L);
  }
}
