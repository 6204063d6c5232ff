package lanewise.kernels.gemm;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [GemmKernel] with lanes over columns of C. Panels of op(B), [#DEPTH] deep and two registers wide, are packed into
/// the workspace, so that any layout and transposition reads contiguous memory; [VectorGemmTile] multiplies them.
/// Panels at the right edge are filled up with zeros and their tiles of C pass through the workspace.
public final class VectorGemm implements GemmKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /// Columns of a packed panel.
  static final int PANEL = 2 * SPECIES.length();

  /// Depth of a packed panel: at 512 bits 128 x 32 floats are half of a 32 KiB L1 cache.
  private static final int DEPTH = 128;

  @Override
  public int workspaceFloats(MatrixProduct product) {
    return (DEPTH + VectorGemmTile.ROWS) * PANEL;
  }

  @Override
  public void multiply(MatrixProduct product, int columnFrom, int columnTo, float[] a, int aAt, float[] b, int bAt,
      float[] c, int cAt, float[] workspace, int workspaceAt) {
    assert 0 <= columnFrom && columnTo <= product.columns();
    for (int j = columnFrom; j < columnTo; j += PANEL) {
      int columns = Math.min(PANEL, columnTo - j);
      for (int d = 0; d < product.depth(); d += DEPTH) {
        int depth = Math.min(DEPTH, product.depth() - d);
        if (product.transposeB()) {
          packTransposed(depth, columns, b, bAt + j * product.leadingB() + d, product.leadingB(), workspace,
              workspaceAt);
        } else {
          pack(depth, columns, b, bAt + d * product.leadingB() + j, product.leadingB(), workspace, workspaceAt);
        }
        int depthStep = product.transposeA() ? product.leadingA() : 1;
        multiplyPanel(product, depth, columns, a, aAt + d * depthStep, c, cAt + j, workspace, workspaceAt);
      }
    }
  }

  private static void multiplyPanel(MatrixProduct product, int depth, int columns, float[] a, int aAt,
      float[] c, int cAt, float[] workspace, int panelAt) {
    int rowStep = product.transposeA() ? 1 : product.leadingA();
    int depthStep = product.transposeA() ? product.leadingA() : 1;
    int leading = product.leadingC();
    int tileAt = panelAt + DEPTH * PANEL;
    int rows;
    for (int i = 0; i < product.rows(); i += rows) {
      rows = VectorGemmTile.rows(product.rows() - i);
      int row = aAt + i * rowStep;
      int to = cAt + i * leading;
      if (columns == PANEL) {
        VectorGemmTile.multiply(rows, depth, a, row, rowStep, depthStep, workspace, panelAt, c, to, leading);
      } else {
        copy(rows, columns, c, to, leading, workspace, tileAt, PANEL);
        VectorGemmTile.multiply(rows, depth, a, row, rowStep, depthStep, workspace, panelAt, workspace, tileAt, PANEL);
        copy(rows, columns, workspace, tileAt, PANEL, c, to, leading);
      }
    }
  }

  private static void pack(int depth, int columns, float[] b, int bAt, int leading, float[] panel, int panelAt) {
    for (int d = 0; d < depth; d++) {
      int to = panelAt + d * PANEL;
      System.arraycopy(b, bAt + d * leading, panel, to, columns);
      Arrays.fill(panel, to + columns, to + PANEL, 0f);
    }
  }

  private static void packTransposed(int depth, int columns, float[] b, int bAt, int leading, float[] panel,
      int panelAt) {
    for (int j = 0; j < columns; j++) {
      int from = bAt + j * leading;
      for (int d = 0; d < depth; d++) {
        panel[panelAt + d * PANEL + j] = b[from + d];
      }
    }
    for (int d = 0; d < depth; d++) {
      Arrays.fill(panel, panelAt + d * PANEL + columns, panelAt + (d + 1) * PANEL, 0f);
    }
  }

  private static void copy(int rows, int columns, float[] from, int fromAt, int fromLeading,
      float[] to, int toAt, int toLeading) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(from, fromAt + i * fromLeading, to, toAt + i * toLeading, columns);
    }
  }
}
