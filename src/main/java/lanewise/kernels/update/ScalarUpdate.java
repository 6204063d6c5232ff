package lanewise.kernels.update;

/// [UpdateKernel] one parameter after the other.
public final class ScalarUpdate implements UpdateKernel {

  @Override
  public void constant(int length, float[] w, float[] g, int at, float eta) {
    for (int i = at; i < at + length; i++) {
      w[i] = Math.fma(-eta, g[i], w[i]);
    }
  }

  @Override
  public void momentum(int length, float[] w, float[] g, float[] v, int at, float eta, float momentum) {
    for (int i = at; i < at + length; i++) {
      v[i] = Math.fma(momentum, v[i], g[i]);
      w[i] = Math.fma(-eta, v[i], w[i]);
    }
  }

  @Override
  public void adagrad(int length, float[] w, float[] g, float[] s, int at, float eta, float epsilon) {
    for (int i = at; i < at + length; i++) {
      s[i] = Math.fma(g[i], g[i], s[i]);
      w[i] -= eta * g[i] / (root(s[i]) + epsilon);
    }
  }

  @Override
  public void adagradMomentum(int length, float[] w, float[] g, float[] s, float[] v, int at, float eta,
      float momentum, float epsilon) {
    for (int i = at; i < at + length; i++) {
      s[i] = Math.fma(g[i], g[i], s[i]);
      v[i] = Math.fma(momentum, v[i], g[i] / (root(s[i]) + epsilon));
      w[i] = Math.fma(-eta, v[i], w[i]);
    }
  }

  @Override
  public void rmsProp(int length, float[] w, float[] g, float[] s, int at, float eta, float rho, float oneMinusRho,
      float epsilon) {
    for (int i = at; i < at + length; i++) {
      s[i] = Math.fma(oneMinusRho, g[i] * g[i], rho * s[i]);
      w[i] -= eta * g[i] / (root(s[i]) + epsilon);
    }
  }

  @Override
  public void adam(int length, float[] w, float[] g, float[] m, float[] s, int at, float stepSize, float rho,
      float oneMinusRho, float rho2, float oneMinusRho2, float rootCorrection, float epsilon) {
    for (int i = at; i < at + length; i++) {
      m[i] = Math.fma(oneMinusRho, g[i], rho * m[i]);
      s[i] = Math.fma(oneMinusRho2, g[i] * g[i], rho2 * s[i]);
      w[i] -= stepSize * m[i] / (root(s[i]) / rootCorrection + epsilon);
    }
  }

  /// Correctly rounded: the double root of a float, rounded to float, is the float root (Figueroa 1995).
  private static float root(float x) {
    return (float) Math.sqrt(x);
  }
}
