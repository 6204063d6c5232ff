package lanewise.kernels.common;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.IntToDoubleFunction;

/// The truth about an operation that sums products: for each element the sum in double and the sum of the absolute
/// values, from which follows how far a sum in single precision may be off.
public final class ReferenceSums {

  private static final double HALF_ULP = 0x1p-24;

  private final double[] values;
  private final double[] magnitudes;
  private final int[] terms;

  public ReferenceSums(int length) {
    values = new double[length];
    magnitudes = new double[length];
    terms = new int[length];
  }

  /// Adds one term to an element.
  public void add(int element, double term) {
    values[element] += term;
    magnitudes[element] += Math.abs(term);
    terms[element]++;
  }

  double get(int element) {
    return values[element];
  }

  /// Guards intact, and each element within `(√terms + 2) · 2^-24 · Σ |term|` of the truth: rounding errors of either
  /// sign.
  public void assertClose(GuardedFloats actual, String what) {
    assertClose(actual, 1, what);
  }

  /// As the other, for an algorithm that rounds more often than a plain sum: within `amplification` times its bound.
  public void assertClose(GuardedFloats actual, double amplification, String what) {
    assertWithin(actual, i -> amplification * (Math.sqrt(terms[i]) + 2) * HALF_ULP * magnitudes[i], what);
  }

  /// Guards intact, and each element within a bound of its own.
  public void assertWithin(GuardedFloats actual, IntToDoubleFunction bounds, String what) {
    actual.assertGuardsIntact();
    for (int i = 0; i < values.length; i++) {
      double bound = bounds.applyAsDouble(i);
      if (!(Math.abs(actual.get(i) - values[i]) <= bound)) {
        fail(what + ": element " + i + " is " + actual.get(i) + ", expected " + values[i] + " within " + bound
            + " (" + terms[i] + " terms)");
      }
    }
  }
}
