package lanewise.kernels.activation;

/// Hyperbolic tangent: `y = tanh x`; f′ = 1 − y², one rounding. NaN stays NaN.
public final class ScalarTanh implements ActivationKernel {

  @Override
  public void forward(int length, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < length; i++) {
      y[yAt + i] = ScalarMath.tanh(x[xAt + i]);
    }
  }

  @Override
  public void backward(int length, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < length; i++) {
      float out = y[yAt + i];
      dx[dxAt + i] = dy[dyAt + i] * Math.fma(-out, out, 1f);
    }
  }
}
