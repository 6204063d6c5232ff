package lanewise.kernels.pool;

import java.util.Arrays;

/// Maximum pooling, one window after the other.
public final class ScalarMaxPool implements PoolKernel {

  @Override
  public int workspaceFloats(PoolGeometry g) {
    return 0;
  }

  @Override
  public boolean keepsWinners() {
    return true;
  }

  @Override
  public void forward(PoolGeometry g, int planes, float[] x, int xAt, float[] y, int yAt, int[] winner, int winnerAt,
      float[] workspace, int workspaceAt) {
    int out = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int p = 0; p < g.outputHeight(); p++) {
        int row = xAt + plane * g.inputFloats() + p * g.strideHeight() * g.width();
        for (int q = 0; q < g.outputWidth(); q++, out++) {
          int place = winnerOf(g, x, row + q * g.strideWidth());
          winner[winnerAt + out] = place;
          y[yAt + out] = x[row + q * g.strideWidth() + offset(g, place)];
        }
      }
    }
  }

  @Override
  public void infer(PoolGeometry g, int planes, float[] x, int xAt, float[] y, int yAt, float[] workspace,
      int workspaceAt) {
    int out = yAt;
    for (int plane = 0; plane < planes; plane++) {
      for (int p = 0; p < g.outputHeight(); p++) {
        int row = xAt + plane * g.inputFloats() + p * g.strideHeight() * g.width();
        for (int q = 0; q < g.outputWidth(); q++) {
          int window = row + q * g.strideWidth();
          y[out++] = x[window + offset(g, winnerOf(g, x, window))];
        }
      }
    }
  }

  private static int winnerOf(PoolGeometry g, float[] x, int window) {
    float best = Float.NEGATIVE_INFINITY;
    int winner = 0;
    for (int r = 0; r < g.windowHeight(); r++) {
      for (int s = 0; s < g.windowWidth(); s++) {
        float v = x[window + r * g.width() + s];
        if (v > best || (v != v && best == best)) {
          best = v;
          winner = r * g.windowWidth() + s;
        }
      }
    }
    return winner;
  }

  @Override
  public void backward(PoolGeometry g, int planes, float[] dy, int dyAt, int[] winner, int winnerAt, float[] dx,
      int dxAt, float[] workspace, int workspaceAt) {
    Arrays.fill(dx, dxAt, dxAt + planes * g.inputFloats(), 0f);
    int out = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int p = 0; p < g.outputHeight(); p++) {
        int row = dxAt + plane * g.inputFloats() + p * g.strideHeight() * g.width();
        for (int q = 0; q < g.outputWidth(); q++, out++) {
          dx[row + q * g.strideWidth() + offset(g, winner[winnerAt + out])] += dy[dyAt + out];
        }
      }
    }
  }

  /// Of a place in the window, from the window's first element.
  private static int offset(PoolGeometry g, int place) {
    int r = place / g.windowWidth();
    return r * g.width() + place - r * g.windowWidth();
  }
}
