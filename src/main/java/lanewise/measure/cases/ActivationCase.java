package lanewise.measure.cases;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import lanewise.kernels.activation.ActivationKernel;
import lanewise.parallel.BatchParallel;

/// An activation of each number, forward (x -> y) or backward (dy and y -> dx).
public final class ActivationCase extends ElementCase {

  private ActivationCase(float[] result, int flopsPerElement, int arrays, Kernel kernel,
      IntToDoubleFunction reference, BatchParallel parallel) {
    super(result, flopsPerElement, arrays, kernel, reference, parallel);
  }

  /// `y = f(x)`
  ///
  /// @param flopsPerElement of f
  public static ActivationCase forward(
      int length, ActivationKernel kernel, DoubleUnaryOperator f, int flopsPerElement, BatchParallel parallel) {
    float[] x = Operands.signed(0, length);
    float[] y = new float[length];
    return new ActivationCase(y, flopsPerElement, 2, (count, at) -> kernel.forward(count, x, at, y, at),
        i -> f.applyAsDouble(x[i]), parallel);
  }

  /// `dx = dy · f′`
  ///
  /// @param derivative f′ as a function of y
  /// @param flopsPerElement of f′
  public static ActivationCase backward(int length, ActivationKernel kernel, DoubleUnaryOperator derivative,
      int flopsPerElement, BatchParallel parallel) {
    float[] y = Operands.signed(0, length);
    float[] dy = Operands.signed(1, length);
    float[] dx = new float[length];
    return new ActivationCase(dx, 1 + flopsPerElement, 3,
        (count, at) -> kernel.backward(count, y, at, dy, at, dx, at),
        i -> dy[i] * derivative.applyAsDouble(y[i]), parallel);
  }
}
