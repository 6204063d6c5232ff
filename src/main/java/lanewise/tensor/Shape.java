package lanewise.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The extent of an array along each axis, outermost first: `[c, h, w]` for one image of a feature map stack,
/// `[features]` for one row of a dense layer. Immutable.
public final class Shape {

  private final int[] extents;
  private final int size;

  private Shape(int[] extents) {
    this.extents = extents;
    long product = 1;
    for (int extent : extents) {
      if (extent < 1) {
        throw new IllegalArgumentException(
            "shape " + Arrays.toString(extents) + ": every extent must be at least 1, found " + extent);
      }
      product *= extent;
      if (product > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "shape " + Arrays.toString(extents) + ": more than " + Integer.MAX_VALUE + " elements");
      }
    }
    this.size = (int) product;
  }

  /// @throws IllegalArgumentException if there is no extent, one is below 1, or the product overflows an `int`
  public static Shape of(int... extents) {
    if (extents.length == 0) {
      throw new IllegalArgumentException("a shape needs at least one extent");
    }
    return new Shape(extents.clone());
  }

  /// Number of axes.
  public int rank() {
    return extents.length;
  }

  /// Extent of one axis, counted from the outermost.
  public int extent(int axis) {
    return extents[axis];
  }

  /// Number of elements: the product of the extents.
  public int size() {
    return size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(extents);
  }

  /// `8x28x28`
  @Override
  public String toString() {
    return IntStream.of(extents).mapToObj(Integer::toString).collect(Collectors.joining("x"));
  }
}
