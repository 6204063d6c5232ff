package lanewise.kernels.activation;

import lanewise.kernels.common.ScalarLaneSums;

/// [SoftmaxKernel] one element after the other.
public final class ScalarSoftmax implements SoftmaxKernel {

  @Override
  public void forward(int rows, int columns, float[] x, int xAt, float[] y, int yAt, float[] workspace,
      int workspaceAt) {
    for (int i = 0; i < rows; i++) {
      forwardRow(columns, x, xAt + i * columns, y, yAt + i * columns, workspace, workspaceAt);
    }
  }

  private static void forwardRow(int columns, float[] x, int xAt, float[] y, int yAt, float[] lanes, int lanesAt) {
    float max = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < columns; j++) {
      float v = x[xAt + j];
      max = v > max ? v : max;
    }
    for (int j = 0; j < columns; j++) {
      y[yAt + j] = ScalarMath.exp(x[xAt + j] - max);
    }
    float sum = ScalarLaneSums.sum(columns, y, yAt, lanes, lanesAt);
    for (int j = 0; j < columns; j++) {
      y[yAt + j] /= sum;
    }
  }

  @Override
  public void backward(int rows, int columns, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt,
      float[] workspace, int workspaceAt) {
    for (int i = 0; i < rows; i++) {
      int row = i * columns;
      float dot = ScalarLaneSums.dot(columns, dy, dyAt + row, y, yAt + row, workspace, workspaceAt);
      for (int j = row; j < row + columns; j++) {
        dx[dxAt + j] = y[yAt + j] * (dy[dyAt + j] - dot);
      }
    }
  }
}
