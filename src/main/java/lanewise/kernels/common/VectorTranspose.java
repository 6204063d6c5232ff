package lanewise.kernels.common;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Transposes a matrix by square blocks of as many rows as a register has lanes. A block is transposed by exchanging
/// bit after bit of an element's row with the same bit of its column: two bits at once on the way from the source, the
/// others in place.
///
/// All in the preferred species: 128-bit registers would do four by four directly, but a second species in the profile
/// of the shared methods of the Vector API makes C2 box the vectors of kernels that it compiles later.
public final class VectorTranspose {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  private static final VectorShuffle<Float> SWAP_1 = swap(1);
  private static final VectorShuffle<Float> SWAP_2 = swap(2);
  private static final VectorShuffle<Float> SWAP_4 = swap(4);
  private static final VectorShuffle<Float> SWAP_8 = swap(8);
  private static final VectorMask<Float> SET_1 = VectorMask.fromLong(SPECIES, 0xAAAA);
  private static final VectorMask<Float> SET_2 = VectorMask.fromLong(SPECIES, 0xCCCC);
  private static final VectorMask<Float> SET_4 = VectorMask.fromLong(SPECIES, 0xF0F0);
  private static final VectorMask<Float> SET_8 = VectorMask.fromLong(SPECIES, 0xFF00);
  private static final VectorMask<Float> CLEAR_1 = SET_1.not();
  private static final VectorMask<Float> CLEAR_2 = SET_2.not();
  private static final VectorMask<Float> CLEAR_4 = SET_4.not();
  private static final VectorMask<Float> CLEAR_8 = SET_8.not();

  private VectorTranspose() {}

  /// `to[j,i] = from[i,j]`: a leading dimension is the distance between the starts of two rows.
  ///
  /// @param rows of `from`
  /// @param columns of `from`
  public static void transpose(int rows, int columns, float[] from, int fromAt, int fromLeading,
      float[] to, int toAt, int toLeading) {
    int fullRows = rows - rows % L;
    int fullColumns = columns - columns % L;
    for (int i = 0; i < fullRows; i += L) {
      for (int j = 0; j < fullColumns; j += L) {
        int block = toAt + j * toLeading + i;
        first(from, fromAt + i * fromLeading + j, fromLeading, to, block, toLeading);
        if (L >= 8) {
          exchange4(to, block, toLeading);
        }
        if (L >= 16) {
          exchange8(to, block, toLeading);
        }
      }
    }
    scalar(fullRows, columns - fullColumns, from, fromAt + fullColumns, fromLeading,
        to, toAt + fullColumns * toLeading, toLeading);
    scalar(rows - fullRows, columns, from, fromAt + fullRows * fromLeading, fromLeading,
        to, toAt + fullRows, toLeading);
  }

  /// Bits 1 and 2: four rows at a time.
  private static void first(float[] from, int fromAt, int fromLeading, float[] to, int toAt, int toLeading) {
    for (int i = 0; i < L; i += 4) {
      int row = fromAt + i * fromLeading;
      FloatVector a = FloatVector.fromArray(SPECIES, from, row);
      FloatVector b = FloatVector.fromArray(SPECIES, from, row + fromLeading);
      FloatVector c = FloatVector.fromArray(SPECIES, from, row + 2 * fromLeading);
      FloatVector d = FloatVector.fromArray(SPECIES, from, row + 3 * fromLeading);
      FloatVector ab = a.blend(b.rearrange(SWAP_1), SET_1);
      FloatVector ba = b.blend(a.rearrange(SWAP_1), CLEAR_1);
      FloatVector cd = c.blend(d.rearrange(SWAP_1), SET_1);
      FloatVector dc = d.blend(c.rearrange(SWAP_1), CLEAR_1);
      int column = toAt + i * toLeading;
      ab.blend(cd.rearrange(SWAP_2), SET_2).intoArray(to, column);
      ba.blend(dc.rearrange(SWAP_2), SET_2).intoArray(to, column + toLeading);
      cd.blend(ab.rearrange(SWAP_2), CLEAR_2).intoArray(to, column + 2 * toLeading);
      dc.blend(ba.rearrange(SWAP_2), CLEAR_2).intoArray(to, column + 3 * toLeading);
    }
  }

  private static void exchange4(float[] to, int toAt, int leading) {
    for (int i = 0; i < L; i += (i & 3) == 3 ? 5 : 1) {
      int row = toAt + i * leading;
      FloatVector a = FloatVector.fromArray(SPECIES, to, row);
      FloatVector b = FloatVector.fromArray(SPECIES, to, row + 4 * leading);
      a.blend(b.rearrange(SWAP_4), SET_4).intoArray(to, row);
      b.blend(a.rearrange(SWAP_4), CLEAR_4).intoArray(to, row + 4 * leading);
    }
  }

  private static void exchange8(float[] to, int toAt, int leading) {
    for (int i = 0; i < 8; i++) {
      int row = toAt + i * leading;
      FloatVector a = FloatVector.fromArray(SPECIES, to, row);
      FloatVector b = FloatVector.fromArray(SPECIES, to, row + 8 * leading);
      a.blend(b.rearrange(SWAP_8), SET_8).intoArray(to, row);
      b.blend(a.rearrange(SWAP_8), CLEAR_8).intoArray(to, row + 8 * leading);
    }
  }

  private static void scalar(int rows, int columns, float[] from, int fromAt, int fromLeading,
      float[] to, int toAt, int toLeading) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        to[toAt + j * toLeading + i] = from[fromAt + i * fromLeading + j];
      }
    }
  }

  private static VectorShuffle<Float> swap(int bit) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ bit) % L);
  }
}
