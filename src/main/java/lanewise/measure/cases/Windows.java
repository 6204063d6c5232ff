package lanewise.measure.cases;

import lanewise.kernels.pool.PoolGeometry;

/// The windows of pooled planes, looked at one by one.
///
/// @param maximum whether a window stands for its maximum, else for its average
/// @param x planes,h,w
record Windows(PoolGeometry g, boolean maximum, float[] x) {

  /// Where the window of output element `y` begins in x.
  int start(int y) {
    int q = y % g.outputWidth();
    int p = y / g.outputWidth() % g.outputHeight();
    int plane = y / g.outputFloats();
    return plane * g.inputFloats() + p * g.strideHeight() * g.width() + q * g.strideWidth();
  }

  /// What becomes of the window of output element `y`.
  double value(int y) {
    if (maximum) {
      return x[winner(y)];
    }
    double sum = 0;
    for (int r = 0; r < g.windowHeight(); r++) {
      for (int s = 0; s < g.windowWidth(); s++) {
        sum += x[start(y) + r * g.width() + s];
      }
    }
    return sum / g.windowFloats();
  }

  /// Which share of the gradient of output element `y` goes to the element `i` of its window.
  double share(int y, int i) {
    return maximum ? (winner(y) == i ? 1 : 0) : 1.0 / g.windowFloats();
  }

  private int winner(int y) {
    int winner = start(y);
    for (int r = 0; r < g.windowHeight(); r++) {
      for (int s = 0; s < g.windowWidth(); s++) {
        int i = start(y) + r * g.width() + s;
        winner = x[i] > x[winner] ? i : winner;
      }
    }
    return winner;
  }
}
