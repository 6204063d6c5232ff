package lanewise.kernels.activation;

import java.util.function.DoubleUnaryOperator;

/// Activations from their textbook formulas: f of x, and f′ of x as a function of y = f(x).
record ReferenceActivation(DoubleUnaryOperator f, DoubleUnaryOperator derivativeFromOutput) {

  static ReferenceActivation relu() {
    return leakyRelu(0);
  }

  static ReferenceActivation leakyRelu(double slope) {
    return new ReferenceActivation(x -> x > 0 ? x : slope * x, y -> y > 0 ? 1 : slope);
  }

  static ReferenceActivation sigmoid() {
    return new ReferenceActivation(x -> 1 / (1 + StrictMath.exp(-x)), y -> y * (1 - y));
  }

  static ReferenceActivation tanh() {
    return new ReferenceActivation(StrictMath::tanh, y -> 1 - y * y);
  }

  double[] forward(float[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = f.applyAsDouble(x[i]);
    }
    return y;
  }

  double[] backward(float[] y, float[] dy) {
    double[] dx = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      dx[i] = dy[i] * derivativeFromOutput.applyAsDouble(y[i]);
    }
    return dx;
  }
}
