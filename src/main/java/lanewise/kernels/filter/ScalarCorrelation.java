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
    int[] offsets = c.offsets();
    for (int i = 0; i < offsets.length; i++) {
      float tap = taps[tapsAt + i];
      int at = xAt + offsets[i];
      y0 = Math.fma(tap, x[at], y0);
      y1 = Math.fma(tap, x[at + 1], y1);
      y2 = Math.fma(tap, x[at + 2], y2);
      y3 = Math.fma(tap, x[at + 3], y3);
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
