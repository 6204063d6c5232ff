package lanewise.kernels.pool;

import java.util.Arrays;

/// Average pooling, one window after the other.
public final class ScalarAveragePool implements PoolKernel {

  private static final int[] NO_WINNERS = {};

  @Override
  public int workspaceFloats(PoolGeometry g) {
    return 0;
  }

  @Override
  public boolean keepsWinners() {
    return false;
  }

  @Override
  public void forward(PoolGeometry g, int planes, float[] x, int xAt, float[] y, int yAt, int[] winner, int winnerAt,
      float[] workspace, int workspaceAt) {
    int out = yAt;
    for (int plane = 0; plane < planes; plane++) {
      for (int p = 0; p < g.outputHeight(); p++) {
        int row = xAt + plane * g.inputFloats() + p * g.strideHeight() * g.width();
        for (int q = 0; q < g.outputWidth(); q++, out++) {
          y[out] = sum(g, x, row + q * g.strideWidth()) / g.windowFloats();
        }
      }
    }
  }

  private static float sum(PoolGeometry g, float[] x, int window) {
    float sum = 0f;
    for (int r = 0; r < g.windowHeight(); r++) {
      for (int s = 0; s < g.windowWidth(); s++) {
        sum += x[window + r * g.width() + s];
      }
    }
    return sum;
  }

  @Override
  public void infer(PoolGeometry g, int planes, float[] x, int xAt, float[] y, int yAt, float[] workspace,
      int workspaceAt) {
    forward(g, planes, x, xAt, y, yAt, NO_WINNERS, 0, workspace, workspaceAt);
  }

  @Override
  public void backward(PoolGeometry g, int planes, float[] dy, int dyAt, int[] winner, int winnerAt, float[] dx,
      int dxAt, float[] workspace, int workspaceAt) {
    Arrays.fill(dx, dxAt, dxAt + planes * g.inputFloats(), 0f);
    int out = dyAt;
    for (int plane = 0; plane < planes; plane++) {
      for (int p = 0; p < g.outputHeight(); p++) {
        int row = dxAt + plane * g.inputFloats() + p * g.strideHeight() * g.width();
        for (int q = 0; q < g.outputWidth(); q++, out++) {
          spread(g, dy[out] / g.windowFloats(), dx, row + q * g.strideWidth());
        }
      }
    }
  }

  private static void spread(PoolGeometry g, float share, float[] dx, int window) {
    for (int r = 0; r < g.windowHeight(); r++) {
      for (int s = 0; s < g.windowWidth(); s++) {
        dx[window + r * g.width() + s] += share;
      }
    }
  }
}
