package lanewise.kernels.common;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Transposes a matrix by blocks of four by four in registers of 128 bits, which any machine has and which need no more
/// permutations per element than wider ones.
public final class VectorTranspose {

  /// Rows and columns of a block.
  public static final int TILE = 4;

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_128;

  private static final VectorShuffle<Float> NEIGHBOUR = VectorShuffle.fromValues(SPECIES, 1, 0, 3, 2);
  private static final VectorShuffle<Float> OTHER_HALF = VectorShuffle.fromValues(SPECIES, 2, 3, 0, 1);
  private static final VectorMask<Float> ODD = VectorMask.fromLong(SPECIES, 0b1010);
  private static final VectorMask<Float> EVEN = VectorMask.fromLong(SPECIES, 0b0101);
  private static final VectorMask<Float> UPPER = VectorMask.fromLong(SPECIES, 0b1100);
  private static final VectorMask<Float> LOWER = VectorMask.fromLong(SPECIES, 0b0011);

  private VectorTranspose() {}

  /// `to[j,i] = from[i,j]`: a leading dimension is the distance between the starts of two rows.
  ///
  /// @param rows of `from`
  /// @param columns of `from`
  public static void transpose(int rows, int columns, float[] from, int fromAt, int fromLeading,
      float[] to, int toAt, int toLeading) {
    int i = 0;
    for (; i + TILE <= rows; i += TILE) {
      fourRows(columns, from, fromAt + i * fromLeading, fromLeading, to, toAt + i, toLeading);
    }
    for (; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        to[toAt + j * toLeading + i] = from[fromAt + i * fromLeading + j];
      }
    }
  }

  private static void fourRows(int columns, float[] from, int fromAt, int fromLeading,
      float[] to, int toAt, int toLeading) {
    int row1 = fromAt + fromLeading;
    int row2 = fromAt + 2 * fromLeading;
    int row3 = fromAt + 3 * fromLeading;
    int j = 0;
    for (; j + TILE <= columns; j += TILE) {
      tile(from, fromAt + j, fromLeading, to, toAt + j * toLeading, toLeading);
    }
    for (; j < columns; j++) {
      int column = toAt + j * toLeading;
      to[column] = from[fromAt + j];
      to[column + 1] = from[row1 + j];
      to[column + 2] = from[row2 + j];
      to[column + 3] = from[row3 + j];
    }
  }

  /// One block of [#TILE] by [#TILE].
  public static void tile(float[] from, int fromAt, int fromLeading, float[] to, int toAt, int toLeading) {
    FloatVector a = FloatVector.fromArray(SPECIES, from, fromAt);
    FloatVector b = FloatVector.fromArray(SPECIES, from, fromAt + fromLeading);
    FloatVector c = FloatVector.fromArray(SPECIES, from, fromAt + 2 * fromLeading);
    FloatVector d = FloatVector.fromArray(SPECIES, from, fromAt + 3 * fromLeading);
    FloatVector ab = a.blend(b.rearrange(NEIGHBOUR), ODD);
    FloatVector ba = b.blend(a.rearrange(NEIGHBOUR), EVEN);
    FloatVector cd = c.blend(d.rearrange(NEIGHBOUR), ODD);
    FloatVector dc = d.blend(c.rearrange(NEIGHBOUR), EVEN);
    ab.blend(cd.rearrange(OTHER_HALF), UPPER).intoArray(to, toAt);
    ba.blend(dc.rearrange(OTHER_HALF), UPPER).intoArray(to, toAt + toLeading);
    cd.blend(ab.rearrange(OTHER_HALF), LOWER).intoArray(to, toAt + 2 * toLeading);
    dc.blend(ba.rearrange(OTHER_HALF), LOWER).intoArray(to, toAt + 3 * toLeading);
  }
}
