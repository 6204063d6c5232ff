package lanewise.kernels.pool;

/// Pooling of planes from its definition, in double.
final class ReferencePool {

  private final PoolGeometry g;
  private final int planes;

  ReferencePool(PoolGeometry g, int planes) {
    this.g = g;
    this.planes = planes;
  }

  /// The place `r · windowWidth + s` of the first largest value of each window, in row-major order.
  int[] winners(float[] x) {
    int[] winner = new int[planes * g.outputFloats()];
    for (int out = 0; out < winner.length; out++) {
      for (int place = 1; place < g.windowFloats(); place++) {
        if (x[input(out, place)] > x[input(out, winner[out])]) {
          winner[out] = place;
        }
      }
    }
    return winner;
  }

  double[] max(float[] x) {
    int[] winner = winners(x);
    double[] y = new double[winner.length];
    for (int out = 0; out < y.length; out++) {
      y[out] = x[input(out, winner[out])];
    }
    return y;
  }

  double[] maxBackward(float[] dy, int[] winner) {
    double[] dx = new double[planes * g.inputFloats()];
    for (int out = 0; out < dy.length; out++) {
      dx[input(out, winner[out])] += dy[out];
    }
    return dx;
  }

  double[] average(float[] x) {
    double[] y = new double[planes * g.outputFloats()];
    for (int out = 0; out < y.length; out++) {
      for (int place = 0; place < g.windowFloats(); place++) {
        y[out] += x[input(out, place)] / (double) g.windowFloats();
      }
    }
    return y;
  }

  double[] averageBackward(float[] dy) {
    double[] dx = new double[planes * g.inputFloats()];
    for (int out = 0; out < dy.length; out++) {
      for (int place = 0; place < g.windowFloats(); place++) {
        dx[input(out, place)] += dy[out] / (double) g.windowFloats();
      }
    }
    return dx;
  }

  /// Index of the input element at a place of the window of output element `out`.
  private int input(int out, int place) {
    int plane = out / g.outputFloats();
    int p = out % g.outputFloats() / g.outputWidth();
    int q = out % g.outputWidth();
    int h = p * g.strideHeight() + place / g.windowWidth();
    int w = q * g.strideWidth() + place % g.windowWidth();
    return (plane * g.height() + h) * g.width() + w;
  }
}
