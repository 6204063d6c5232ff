package lanewise.kernels.gemm;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import lanewise.kernels.common.CacheLine;
import lanewise.kernels.common.VectorTranspose;

/// [GemmKernel] with lanes over the columns of C, or over its rows where that saves transposing: a product is its own
/// transpose, `Cᵀ = op(B)ᵀ · op(A)ᵀ`, and fused multiply-add does not mind which factor comes first.
///
/// One operand, x, is packed into panels ([VectorPanels]), up to [#DEPTH] deep and as many as fit an L2 cache.
/// Of the other, y, each register tile ([VectorGemmTile]) broadcasts a few rows; they are read in place where they are
/// contiguous in d, and else packed. Tiles write to C itself, or, at its right edge and where lanes run over rows, to a
/// block in the workspace ([VectorBlock]). A few rows are not worth packing for ([VectorRowProduct]).
public final class VectorGemm implements GemmKernel {

  private static final int L = FloatVector.SPECIES_PREFERRED.length();
  private static final int PANEL = VectorGemmTile.COLUMNS;

  /// Most products per element of C in one pass.
  private static final int DEPTH = 400;

  /// The same with lanes over rows, where each pass transposes C to and fro.
  private static final int DEPTH_OVER_ROWS = 1024;

  /// Most floats of packed panels: 256 KiB.
  private static final int PANELS = 1 << 16;

  /// Rows of y at a time: a multiple of all lane counts, for transposing, and of all heights of tiles.
  private static final int ROWS = 48;

  /// Rows that pass all panels before the next ones do: two tiles, which follow each other along the rows of C, so that
  /// C streams; the panels come from L2.
  private static final int STRIP = 12;

  /// Packed rows of y lie this much further apart than they are long, so that they do not compete for the same places
  /// of an L1 cache, as rows do that are read in place when a multiple of [#CONFLICT] lies between them.
  private static final int GAP = CacheLine.FLOATS;

  private static final int CONFLICT = 256;

  @Override
  public int workspaceFloats(MatrixProduct product) {
    boolean overRows = lanesOverRows(product);
    int depth = depthAtOnce(product, overRows);
    int lanes = overRows ? product.rows() : product.columns();
    return CacheLine.FLOATS + ROWS * (PANEL + depth + GAP)
        + VectorPanels.floats(depth, Math.min(lanesAtOnce(depth), lanes));
  }

  @Override
  public List<ProductTile> cut(MatrixProduct product, int most) {
    return ProductTile.cut(product, most, tile -> Math.min(costOverColumns(tile), costOverRows(tile)));
  }

  @Override
  public void multiply(MatrixProduct product, float[] a, int aAt, float[] b, int bAt, float[] bias, int biasAt,
      float[] c, int cAt, float[] workspace, int workspaceAt) {
    if (VectorRowProduct.fits(product)) {
      VectorRowProduct.multiply(product, a, aAt, b, bAt, bias, biasAt, c, cAt);
      return;
    }
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
    int deepest = depthAtOnce(product, overRows);
    boolean inPlace = yDeep && yLeading % CONFLICT != 0;

    int block = CacheLine.start(workspaceAt);
    int panels = block + ROWS * PANEL;
    int lanesAtOnce = Math.min(lanesAtOnce(deepest), lanes);
    int packedRows = panels + VectorPanels.floats(deepest, lanesAtOnce);
    for (int d = 0; d < product.depth(); d += deepest) {
      int depth = Math.min(deepest, product.depth() - d);
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
          multiplyPanels(product, overRows, start, r, someRows, l, someLanes, depth, rowArray, rowAt, rowStep,
              bias, biasAt, c, cAt, workspace, panels, block);
        }
      }
    }
  }

  private static void multiplyPanels(MatrixProduct product, boolean overRows, Start start, int rowFrom, int rows,
      int laneFrom, int lanes, int depth, float[] y, int yAt, int rowStep, float[] bias, int biasAt,
      float[] c, int cAt, float[] workspace, int panels, int block) {
    int leading = product.leadingC();
    int height = overRows ? ROWS : STRIP;
    for (int i = 0; i < rows; i += height) {
      int someRows = Math.min(height, rows - i);
      int r = rowFrom + i;
      int row = yAt + i * rowStep;
      for (int j = 0; j < lanes; j += PANEL) {
        int width = Math.min(PANEL, lanes - j);
        int l = laneFrom + j;
        int panel = panels + j * depth;
        if (overRows) {
          VectorBlock.multiplyTransposed(start, someRows, width, depth, y, row, rowStep, workspace, panel,
              bias, biasAt + r, c, cAt + l * leading + r, leading, block);
        } else if (width < PANEL) {
          VectorBlock.multiply(start, someRows, width, depth, y, row, rowStep, workspace, panel,
              bias, biasAt + l, c, cAt + r * leading + l, leading, block);
        } else {
          int to = cAt + r * leading + l;
          begin(start, someRows, bias, biasAt + l, c, to, leading);
          VectorGemmTile.multiply(someRows, depth, y, row, rowStep, workspace, panel, c, to, leading);
        }
      }
    }
  }

  /// Sets a full panel's part of C to its start.
  private static void begin(Start start, int rows, float[] bias, int biasAt, float[] c, int cAt, int leading) {
    for (int i = 0; i < rows; i++) {
      int row = cAt + i * leading;
      switch (start) {
        case PRESENT -> { }
        case ZERO -> Arrays.fill(c, row, row + PANEL, 0f);
        case BIAS -> System.arraycopy(bias, biasAt, c, row, PANEL);
      }
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

  /// The depth cut into passes of about equal length.
  private static int depthAtOnce(MatrixProduct product, boolean overRows) {
    int passes = Math.ceilDiv(product.depth(), overRows ? DEPTH_OVER_ROWS : DEPTH);
    return Math.ceilDiv(product.depth(), passes);
  }

  private static int lanesAtOnce(int depth) {
    return Math.max(1, PANELS / (depth * PANEL)) * PANEL;
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
