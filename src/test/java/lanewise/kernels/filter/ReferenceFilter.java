package lanewise.kernels.filter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.ReferenceSums;

/// Equations (6) and (7) as they are written, in double, and how near each method has to come.
final class ReferenceFilter {

  private static final double HALF_ULP = 0x1p-24;

  private final FilterTask task;
  private final GuardedFloats x;
  private final double[] values;
  private final ReferenceSums sums;

  private ReferenceFilter(FilterTask task, GuardedFloats x) {
    this.task = task;
    this.x = x;
    this.values = new double[task.outputHeight() * task.outputWidth()];
    this.sums = new ReferenceSums(values.length);
  }

  static ReferenceFilter of(FilterTask task, GuardedFloats x) {
    var reference = new ReferenceFilter(task, x);
    for (int p = 0; p < task.outputHeight(); p++) {
      for (int q = 0; q < task.outputWidth(); q++) {
        reference.add(p, q);
      }
    }
    return reference;
  }

  private void add(int p, int q) {
    FilterKernel k = task.kernel();
    int sign = task.operation() == FilterOperation.CONVOLUTION ? -1 : 1;
    int element = p * task.outputWidth() + q;
    for (int r = 0; r < k.height(); r++) {
      for (int s = 0; s < k.width(); s++) {
        int h = p + task.firstRow() + sign * (r - (k.height() - 1) / 2);
        int w = q + task.firstColumn() + sign * (s - (k.width() - 1) / 2);
        boolean inside = h >= 0 && h < task.height() && w >= 0 && w < task.width();
        assertTrue(inside || task.border() == Border.ZERO, () -> task + " reads row " + h + ", column " + w);
        double term = inside ? k.weight(r, s) * x.get(h * task.width() + w) : 0;
        values[element] += term;
        sums.add(element, term);
      }
    }
  }

  /// As the method's javadoc states: by element for sums, by root mean square for transforms.
  void assertClose(FilterMethod method, GuardedFloats y, String what) {
    if (method != FilterMethod.FFT) {
      sums.assertClose(y, 2, what);
      return;
    }
    double bound = HALF_ULP * log2(frameElements()) * magnitude() * rootMeanSquare(x.length(), x::get);
    double error = rootMeanSquare(values.length, i -> y.get(i) - values[i]);
    assertTrue(error <= bound, () -> what + ": the root mean square error is " + error + ", at most " + bound
        + " is allowed");
  }

  /// At least as many as the transform of the smallest frame has.
  private double frameElements() {
    return (double) (task.kernel().height() + 1) * (task.width() + task.kernel().width() - 1);
  }

  private double magnitude() {
    double sum = 0;
    for (float weight : task.kernel().floats()) {
      sum += Math.abs(weight);
    }
    return sum;
  }

  private static double rootMeanSquare(int count, IntToDoubleFunction value) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += value.applyAsDouble(i) * value.applyAsDouble(i);
    }
    return Math.sqrt(sum / count);
  }

  private static double log2(double number) {
    return Math.log(number) / Math.log(2);
  }
}
