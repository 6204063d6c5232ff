package lanewise.kernels.filter;

/// [CorrelationKernel] in plain loops. Four neighbouring results are summed side by side in local variables: their
/// chains of additions overlap.
public final class ScalarCorrelation implements CorrelationKernel {

  private static final int CHAINS = 4;

  @Override
  public void correlate(Correlation c, int rows, float[] x, int xAt, float[] taps, int tapsAt, float[] y, int yAt) {
    for (int p = 0; p < rows; p++) {
      int from = xAt + p * c.xPitch();
      int to = yAt + p * c.yPitch();
      for (int q = 0; q < c.columns(); q += CHAINS) {
        columns(c, Math.min(CHAINS, c.columns() - q), x, from + q, taps, tapsAt, y, to + q);
      }
    }
  }

  private static void columns(Correlation c, int count, float[] x, int xAt, float[] taps, int tapsAt, float[] y,
      int yAt) {
    float y0 = 0;
    float y1 = 0;
    float y2 = 0;
    float y3 = 0;
    int tap = tapsAt;
    for (int r = 0; r < c.kernelHeight(); r++) {
      int at = xAt + r * c.xPitch();
      for (int s = 0; s < c.kernelWidth(); s++, at++, tap++) {
        float weight = taps[tap];
        y0 = Math.fma(weight, x[at], y0);
        y1 = Math.fma(weight, x[at + 1], y1);
        y2 = Math.fma(weight, x[at + 2], y2);
        y3 = Math.fma(weight, x[at + 3], y3);
      }
    }
    y[yAt] = y0;
    if (count > 1) {
      y[yAt + 1] = y1;
    }
    if (count > 2) {
      y[yAt + 2] = y2;
    }
    if (count > 3) {
      y[yAt + 3] = y3;
    }
  }
}
