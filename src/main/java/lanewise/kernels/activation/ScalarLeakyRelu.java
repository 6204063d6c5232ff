package lanewise.kernels.activation;

/// Leaky ReLU: `y = x` for x > 0, else `slope · x`; f′ = slope for y ≤ 0, so also at 0, else 1. NaN stays NaN.
public final class ScalarLeakyRelu implements ActivationKernel {

  private final float slope;

  /// @throws IllegalArgumentException if the slope is negative or not finite: the sign of x could not be told from y
  public ScalarLeakyRelu(float slope) {
    if (!(slope >= 0f && slope <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException("slope of leaky ReLU must be finite and at least 0, found " + slope);
    }
    this.slope = slope;
  }

  @Override
  public void forward(int length, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < length; i++) {
      float v = x[xAt + i];
      y[yAt + i] = v <= 0f ? slope * v : v;
    }
  }

  @Override
  public void backward(int length, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < length; i++) {
      float d = dy[dyAt + i];
      dx[dxAt + i] = y[yAt + i] <= 0f ? slope * d : d;
    }
  }
}
