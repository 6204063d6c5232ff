package lanewise.kernels.gemm;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.common.VectorTranspose;

/// Packs the operand of a product that lanes run over: panels of [VectorGemmTile#COLUMNS] columns, `[d][columns]`, one
/// after the other. A last panel of at most one register is that narrow; missing columns are zeros.
final class VectorPanels {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int COLUMNS = VectorGemmTile.COLUMNS;

  private VectorPanels() {}

  /// Columns that a panel for `columns` columns has: two registers, or one.
  static int width(int columns) {
    return columns > L ? COLUMNS : L;
  }

  /// Floats that the panels of some columns take.
  static int floats(int depth, int columns) {
    int rest = columns % COLUMNS;
    return depth * (columns - rest + (rest == 0 ? 0 : width(rest)));
  }

  /// Packs an operand.
  ///
  /// @param deep whether it is stored as `x[j,d]`, not `x[d,j]`
  static void pack(boolean deep, int depth, int columns, float[] x, int xAt, int leading, float[] panels,
      int panelsAt) {
    if (deep) {
      packTransposed(depth, columns, x, xAt, leading, panels, panelsAt);
    } else {
      packStraight(depth, columns, x, xAt, leading, panels, panelsAt);
    }
  }

  /// Two panels at a time, so that longer runs of a row are read at once; a loop over all panels inside the one over d
  /// takes eight times as long.
  private static void packStraight(int depth, int columns, float[] x, int xAt, int leading, float[] panels,
      int panelsAt) {
    int j = 0;
    for (; j + 2 * COLUMNS <= columns; j += 2 * COLUMNS) {
      packTwo(depth, x, xAt + j, leading, panels, panelsAt + j * depth, panelsAt + (j + COLUMNS) * depth);
    }
    for (; j < columns; j += COLUMNS) {
      packOne(depth, Math.min(COLUMNS, columns - j), x, xAt + j, leading, panels, panelsAt + j * depth);
    }
  }

  private static void packTwo(int depth, float[] x, int xAt, int leading, float[] panels, int firstAt, int secondAt) {
    for (int d = 0; d < depth; d++) {
      int from = xAt + d * leading;
      int first = firstAt + d * COLUMNS;
      int second = secondAt + d * COLUMNS;
      FloatVector.fromArray(SPECIES, x, from).intoArray(panels, first);
      FloatVector.fromArray(SPECIES, x, from + L).intoArray(panels, first + L);
      FloatVector.fromArray(SPECIES, x, from + 2 * L).intoArray(panels, second);
      FloatVector.fromArray(SPECIES, x, from + 3 * L).intoArray(panels, second + L);
    }
  }

  private static void packOne(int depth, int columns, float[] x, int xAt, int leading, float[] panel, int panelAt) {
    int width = width(columns);
    for (int d = 0; d < depth; d++) {
      int to = panelAt + d * width;
      System.arraycopy(x, xAt + d * leading, panel, to, columns);
      Arrays.fill(panel, to + columns, to + width, 0f);
    }
  }

  private static void packTransposed(int depth, int columns, float[] x, int xAt, int leading, float[] panels,
      int panelsAt) {
    for (int j = 0; j < columns; j += COLUMNS) {
      int some = Math.min(COLUMNS, columns - j);
      int width = width(some);
      int panel = panelsAt + j * depth;
      VectorTranspose.transpose(some, depth, x, xAt + j * leading, leading, panels, panel, width);
      if (some < width) {
        for (int d = 0; d < depth; d++) {
          Arrays.fill(panels, panel + d * width + some, panel + (d + 1) * width, 0f);
        }
      }
    }
  }
}
