package lanewise.kernels.activation;

/// ReLU: `y = x` for x > 0 and 0 for x ≤ 0; f′ = 0 for y ≤ 0, so 0 at 0, else 1. NaN stays NaN; so that no gradient
/// that is not finite gets lost, `0 · dy` is `0 + 0 · dy`, fused: +0, but NaN where dy is NaN or infinite.
public final class ScalarRelu implements ActivationKernel {

  @Override
  public void forward(int length, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < length; i++) {
      float v = x[xAt + i];
      y[yAt + i] = v <= 0f ? 0f : v;
    }
  }

  @Override
  public void backward(int length, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < length; i++) {
      float d = dy[dyAt + i];
      dx[dxAt + i] = y[yAt + i] <= 0f ? Math.fma(d, 0f, 0f) : d;
    }
  }
}
