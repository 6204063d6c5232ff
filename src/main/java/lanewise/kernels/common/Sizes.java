package lanewise.kernels.common;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The size arithmetic of windows that slide over planes, with its refusals.
public final class Sizes {

  private Sizes() {}

  /// @throws IllegalArgumentException if `value` is below 1
  public static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, found " + value);
    }
  }

  /// Refuses what cannot slide along one axis: sizes below 1, padding outside 0 to window − 1, a window larger than the
  /// input.
  ///
  /// @throws IllegalArgumentException with both numbers
  public static void axis(String direction, int input, int window, int stride, int padBefore, int padAfter) {
    atLeastOne(direction + " window size", window);
    atLeastOne(direction + " stride", stride);
    if (padBefore < 0 || padAfter < 0 || padBefore >= window || padAfter >= window) {
      throw new IllegalArgumentException(direction + " padding " + padBefore + " and " + padAfter
          + " must be between 0 and " + (window - 1) + ", one less than the window of " + window);
    }
    if (window > (long) input + padBefore + padAfter) {
      throw new IllegalArgumentException(direction + " window of " + window + " is larger than the input of " + input
          + (padBefore + padAfter == 0 ? "" : " with padding " + (padBefore + padAfter)));
    }
  }

  /// Positions of a window along one axis: `(input + padding − window) / stride + 1`, rounded down.
  public static int output(int input, int window, int stride, int padding) {
    return (int) (((long) input + padding - window) / stride) + 1;
  }

  /// Total padding that gives `ceil(input / stride)` positions: `max((positions − 1) · stride + window − input, 0)`.
  public static int samePadding(int input, int window, int stride) {
    atLeastOne("stride", stride);
    long output = Math.ceilDiv(input, stride);
    return (int) Math.max((output - 1) * stride + window - input, 0);
  }

  /// @throws IllegalArgumentException if the product does not fit an `int`
  public static int product(String name, int... factors) {
    long product = 1;
    for (int factor : factors) {
      product *= factor;
      if (product > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(name + " has " + IntStream.of(factors).mapToObj(Integer::toString)
            .collect(Collectors.joining(" x ")) + " elements, more than " + Integer.MAX_VALUE);
      }
    }
    return (int) product;
  }
}
