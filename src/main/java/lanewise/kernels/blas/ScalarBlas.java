package lanewise.kernels.blas;

import java.util.Arrays;
import lanewise.kernels.common.LaneTree;
import lanewise.kernels.common.ScalarLaneSums;

/// [BlasKernel] one element after the other.
public final class ScalarBlas implements BlasKernel {

  private static final int MAGNITUDE = 0x7FFF_FFFF;
  private static final int INFINITY = 0x7F80_0000;

  @Override
  public void axpy(int length, float a, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < length; i++) {
      y[yAt + i] = Math.fma(a, x[xAt + i], y[yAt + i]);
    }
  }

  @Override
  public void scaledDifference(int length, float scale, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    for (int i = 0; i < length; i++) {
      y[yAt + i] = scale * (a[aAt + i] - b[bAt + i]);
    }
  }

  @Override
  public float sumOfSquares(int length, float[] x, int xAt, float[] workspace, int workspaceAt) {
    return ScalarLaneSums.dot(length, x, xAt, x, xAt, workspace, workspaceAt);
  }

  @Override
  public void sumRows(int rows, int columns, float[] x, int xAt, float[] sum, int sumAt) {
    Arrays.fill(sum, sumAt, sumAt + columns, 0f);
    for (int i = 0; i < rows; i++) {
      int row = xAt + i * columns;
      for (int j = 0; j < columns; j++) {
        sum[sumAt + j] += x[row + j];
      }
    }
  }

  @Override
  public void sumPlanes(int images, int planes, int plane, float[] x, int xAt, float[] sum, int sumAt,
      float[] workspace, int workspaceAt) {
    for (int k = 0; k < planes; k++) {
      Arrays.fill(workspace, workspaceAt, workspaceAt + LaneTree.LANES, 0f);
      for (int n = 0; n < images; n++) {
        int from = xAt + (n * planes + k) * plane;
        for (int i = 0; i < plane; i++) {
          workspace[workspaceAt + i % LaneTree.LANES] += x[from + i];
        }
      }
      sum[sumAt + k] += LaneTree.sum(workspace, workspaceAt);
    }
  }

  /// As integers, magnitudes are in the order of the floats, with infinity and then NaN above all numbers.
  @Override
  public boolean finite(int length, float[] x, int xAt) {
    int largest = 0;
    for (int i = 0; i < length; i++) {
      largest = Math.max(largest, Float.floatToRawIntBits(x[xAt + i]) & MAGNITUDE);
    }
    return largest < INFINITY;
  }
}
