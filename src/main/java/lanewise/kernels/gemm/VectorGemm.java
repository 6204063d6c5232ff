package lanewise.kernels.gemm;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import lanewise.kernels.common.CacheLine;
import lanewise.kernels.common.VectorTranspose;

/// [GemmKernel] with lanes over the columns of C, or over its rows where that saves transposing: a product is its own
/// transpose, `Cᵀ = op(B)ᵀ · op(A)ᵀ`, and fused multiply-add does not mind which factor comes first.
///
/// One operand, x, is packed into panels ([VectorPanels]), up to [#DEPTH] deep and as many as fit half of an L2 cache.
/// Of the other, y, each register tile ([VectorGemmTile]) broadcasts a few rows; they are read in place where they are
/// contiguous in d, and else packed. Tiles write to C itself, or, at its right edge and where lanes run over rows, to a
/// block in the workspace ([VectorBlock]).
public final class VectorGemm implements GemmKernel {

  private static final int L = FloatVector.SPECIES_PREFERRED.length();
  private static final int PANEL = VectorGemmTile.COLUMNS;

  /// Most products per element of C in one pass: a panel takes 32 KiB at 512 bits, an L1 cache.
  private static final int DEPTH = 256;

  /// Most floats of packed panels: 256 KiB.
  private static final int PANELS = 1 << 16;

  /// Most rows of y at a time: with [#DEPTH] 240 KiB; a multiple of all heights of tiles.
  private static final int ROWS = 240;

  /// Packed rows of y lie this much further apart than they are long, so that they do not compete for the same places
  /// of an L1 cache, as rows do that are read in place when a multiple of [#CONFLICT] lies between them.
  private static final int GAP = CacheLine.FLOATS;

  private static final int CONFLICT = 256;

  @Override
  public int workspaceFloats(MatrixProduct product) {
    int depth = Math.min(DEPTH, product.depth());
    boolean overRows = lanesOverRows(product);
    int lanes = overRows ? product.rows() : product.columns();
    int rows = overRows ? product.columns() : product.rows();
    return CacheLine.FLOATS + PANEL + Math.min(ROWS, rows) * (PANEL + depth + GAP)
        + VectorPanels.floats(depth, Math.min(lanesAtOnce(depth), lanes));
  }

  @Override
  public List<ProductTile> cut(MatrixProduct product, int most) {
    return ProductTile.cut(product, most, tile -> Math.min(costOverColumns(tile), costOverRows(tile)));
  }

  @Override
  public void multiply(MatrixProduct product, float[] a, int aAt, float[] b, int bAt, float[] bias, int biasAt,
      float[] c, int cAt, float[] workspace, int workspaceAt) {
    boolean overRows = lanesOverRows(product);
    int lanes = overRows ? product.rows() : product.columns();
    int rows = overRows ? product.columns() : product.rows();
    float[] x = overRows ? a : b;
    int xAt = overRows ? aAt : bAt;
    int xLeading = overRows ? product.leadingA() : product.leadingB();
    boolean xDeep = overRows ? !product.transposeA() : product.transposeB();
    float[] y = overRows ? b : a;
    int yAt = overRows ? bAt : aAt;
    int yLeading = overRows ? product.leadingB() : product.leadingA();
    boolean yDeep = overRows ? product.transposeB() : !product.transposeA();
    boolean inPlace = yDeep && yLeading % CONFLICT != 0;

    int zeros = CacheLine.start(workspaceAt);
    int block = zeros + PANEL;
    int panels = block + Math.min(ROWS, rows) * PANEL;
    int lanesAtOnce = Math.min(lanesAtOnce(Math.min(DEPTH, product.depth())), lanes);
    int packedRows = panels + VectorPanels.floats(Math.min(DEPTH, product.depth()), lanesAtOnce);
    Arrays.fill(workspace, zeros, zeros + PANEL, 0f);
    for (int d = 0; d < product.depth(); d += DEPTH) {
      int depth = Math.min(DEPTH, product.depth() - d);
      Start start = d == 0 ? product.start() : Start.PRESENT;
      for (int l = 0; l < lanes; l += lanesAtOnce) {
        int someLanes = Math.min(lanesAtOnce, lanes - l);
        VectorPanels.pack(xDeep, depth, someLanes, x, xAt + at(xDeep, l, d, xLeading), xLeading, workspace, panels);
        for (int r = 0; r < rows; r += ROWS) {
          int someRows = Math.min(ROWS, rows - r);
          int from = yAt + at(yDeep, r, d, yLeading);
          if (!inPlace) {
            packRows(yDeep, someRows, depth, y, from, yLeading, workspace, packedRows);
          }
          float[] rowArray = inPlace ? y : workspace;
          int rowAt = inPlace ? from : packedRows;
          int rowStep = inPlace ? yLeading : depth + GAP;
          for (int p = 0; p < someLanes; p += PANEL) {
            int width = Math.min(PANEL, someLanes - p);
            int panel = panels + p * depth;
            if (overRows) {
              VectorBlock.multiplyTransposed(start, someRows, width, depth, rowArray, rowAt, rowStep, workspace, panel,
                  bias, biasAt + r, c, cAt + (l + p) * product.leadingC() + r, product.leadingC(), block);
            } else if (width < PANEL) {
              VectorBlock.multiply(start, someRows, width, depth, rowArray, rowAt, rowStep, workspace, panel,
                  bias, biasAt + l + p, c, cAt + r * product.leadingC() + l + p, product.leadingC(), block);
            } else {
              multiplyInPlace(start, someRows, depth, rowArray, rowAt, rowStep, workspace, panel, zeros,
                  bias, biasAt + l + p, c, cAt + r * product.leadingC() + l + p, product.leadingC());
            }
          }
        }
      }
    }
  }

  private static void multiplyInPlace(Start start, int rows, int depth, float[] a, int aAt, int rowStep,
      float[] workspace, int panelAt, int zeros, float[] bias, int biasAt, float[] c, int cAt, int leading) {
    switch (start) {
      case PRESENT -> VectorGemmTile.multiply(rows, depth, a, aAt, rowStep, workspace, panelAt, c, cAt, leading);
      case ZERO -> VectorGemmTile.multiply(rows, depth, a, aAt, rowStep, workspace, panelAt,
          workspace, zeros, 0, c, cAt, leading);
      case BIAS -> VectorGemmTile.multiply(rows, depth, a, aAt, rowStep, workspace, panelAt,
          bias, biasAt, 0, c, cAt, leading);
    }
  }

  private static void packRows(boolean deep, int rows, int depth, float[] y, int yAt, int leading,
      float[] packed, int packedAt) {
    if (deep) {
      for (int i = 0; i < rows; i++) {
        System.arraycopy(y, yAt + i * leading, packed, packedAt + i * (depth + GAP), depth);
      }
    } else {
      VectorTranspose.transpose(depth, rows, y, yAt, leading, packed, packedAt, depth + GAP);
    }
  }

  /// Where element d of column or row i is stored; deep: contiguous in d.
  private static int at(boolean deep, int i, int d, int leading) {
    return deep ? i * leading + d : d * leading + i;
  }

  private static int lanesAtOnce(int depth) {
    return PANELS / (depth * PANEL) * PANEL;
  }

  private static boolean lanesOverRows(MatrixProduct product) {
    return costOverRows(product) < costOverColumns(product);
  }

  /// Per step of depth the lanes of all sums, and what has to be transposed, an element of which costs as much as 16
  /// lanes of fused multiply-add.
  private static long costOverColumns(MatrixProduct product) {
    int rows = product.rows();
    int columns = product.columns();
    return (long) L * rows * Math.ceilDiv(columns, L)
        + 16L * ((product.transposeA() ? rows : 0) + (product.transposeB() ? columns : 0));
  }

  private static long costOverRows(MatrixProduct product) {
    int rows = product.rows();
    int columns = product.columns();
    return (long) L * columns * Math.ceilDiv(rows, L)
        + 16L * ((product.transposeA() ? 0 : rows) + (product.transposeB() ? 0 : columns));
  }
}
