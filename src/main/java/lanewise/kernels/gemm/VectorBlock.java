package lanewise.kernels.gemm;

import java.util.Arrays;
import lanewise.kernels.common.VectorTranspose;

/// Multiplies one panel by way of a block in the workspace, as wide as the panel: where C is narrower than the panel,
/// or where the block is to be a transposed part of C.
final class VectorBlock {

  private VectorBlock() {}

  /// `c[i,j] = start + Σ_d a[i,d] · panel[d,j]` for j < columns.
  ///
  /// @param workspace holds the panel and, from `blockAt`, the block
  static void multiply(Start start, int rows, int columns, int depth, float[] a, int aAt, int rowStep,
      float[] workspace, int panelAt, float[] bias, int biasAt, float[] c, int cAt, int leading, int blockAt) {
    int width = VectorPanels.width(columns);
    switch (start) {
      case PRESENT -> copy(rows, columns, c, cAt, leading, workspace, blockAt, width);
      case ZERO -> Arrays.fill(workspace, blockAt, blockAt + rows * width, 0f);
      case BIAS -> copy(rows, columns, bias, biasAt, 0, workspace, blockAt, width);
    }
    multiply(width, rows, depth, a, aAt, rowStep, workspace, panelAt, blockAt);
    copy(rows, columns, workspace, blockAt, width, c, cAt, leading);
  }

  /// `c[j,i] = start + Σ_d a[i,d] · panel[d,j]` for j < columns; biases belong to i.
  static void multiplyTransposed(Start start, int rows, int columns, int depth, float[] a, int aAt, int rowStep,
      float[] workspace, int panelAt, float[] bias, int biasAt, float[] c, int cAt, int leading, int blockAt) {
    int width = VectorPanels.width(columns);
    switch (start) {
      case PRESENT -> VectorTranspose.transpose(columns, rows, c, cAt, leading, workspace, blockAt, width);
      case ZERO -> Arrays.fill(workspace, blockAt, blockAt + rows * width, 0f);
      case BIAS -> {
        for (int i = 0; i < rows; i++) {
          Arrays.fill(workspace, blockAt + i * width, blockAt + (i + 1) * width, bias[biasAt + i]);
        }
      }
    }
    multiply(width, rows, depth, a, aAt, rowStep, workspace, panelAt, blockAt);
    VectorTranspose.transpose(rows, columns, workspace, blockAt, width, c, cAt, leading);
  }

  private static void multiply(int width, int rows, int depth, float[] a, int aAt, int rowStep,
      float[] workspace, int panelAt, int blockAt) {
    if (width == VectorGemmTile.COLUMNS) {
      VectorGemmTile.multiply(rows, depth, a, aAt, rowStep, workspace, panelAt, workspace, blockAt, width);
    } else {
      VectorGemmNarrowTile.multiply(rows, depth, a, aAt, rowStep, workspace, panelAt, workspace, blockAt);
    }
  }

  private static void copy(int rows, int columns, float[] from, int fromAt, int fromLeading,
      float[] to, int toAt, int toLeading) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(from, fromAt + i * fromLeading, to, toAt + i * toLeading, columns);
    }
  }
}
