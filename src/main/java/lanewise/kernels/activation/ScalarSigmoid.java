package lanewise.kernels.activation;

/// Sigmoid: `y = 1 / (1 + e^−x)`; f′ = y − y², one rounding. NaN stays NaN.
public final class ScalarSigmoid implements ActivationKernel {

  @Override
  public void forward(int length, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < length; i++) {
      y[yAt + i] = ScalarMath.sigmoid(x[xAt + i]);
    }
  }

  @Override
  public void backward(int length, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < length; i++) {
      float out = y[yAt + i];
      dx[dxAt + i] = dy[dyAt + i] * Math.fma(-out, out, out);
    }
  }
}
