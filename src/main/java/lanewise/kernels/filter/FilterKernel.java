package lanewise.kernels.filter;

import java.util.Arrays;
import lanewise.kernels.common.Sizes;

/// The weights of a filter, r rows by s columns, in double; immutable. A kernel of one row or one column is the 1-D
/// case.
///
/// Its centre, which lies on the output element, is at row `(r − 1) / 2` and column `(s − 1) / 2`, rounded down.
public final class FilterKernel {

  /// The most rows or columns.
  public static final int MOST_SIZE = 255;

  private static final double ZERO_SUM = 1e-12;

  private final String name;
  private final int height;
  private final int width;
  private final double[] weights;

  private FilterKernel(String name, int height, int width, double[] weights) {
    this.name = name;
    this.height = height;
    this.width = width;
    this.weights = weights;
  }

  /// A kernel from its rows.
  ///
  /// @throws IllegalArgumentException if there are no rows or columns, more than [#MOST_SIZE], rows of different
  ///     length, or a weight that is no finite `float`
  public static FilterKernel of(String name, double[]... rows) {
    requireSize(name, "rows", rows.length);
    requireSize(name, "columns", rows[0].length);
    var weights = new double[rows.length * rows[0].length];
    for (int r = 0; r < rows.length; r++) {
      if (rows[r].length != rows[0].length) {
        throw new IllegalArgumentException("kernel " + name + ": row " + r + " has " + rows[r].length
            + " weights, row 0 has " + rows[0].length);
      }
      System.arraycopy(rows[r], 0, weights, r * rows[0].length, rows[0].length);
    }
    for (int i = 0; i < weights.length; i++) {
      if (!Float.isFinite((float) weights[i])) {
        throw new IllegalArgumentException("kernel " + name + ": the weight in row " + i / rows[0].length + ", column "
            + i % rows[0].length + " is " + weights[i] + "; weights are finite numbers of single precision");
      }
    }
    return new FilterKernel(name, rows.length, rows[0].length, weights);
  }

  /// The separable kernel `column[r] · row[s]`.
  ///
  /// @throws IllegalArgumentException as [#of] does
  public static FilterKernel product(String name, double[] column, double[] row) {
    return of(name, Arrays.stream(column)
        .mapToObj(factor -> Arrays.stream(row).map(weight -> factor * weight).toArray())
        .toArray(double[][]::new));
  }

  private static void requireSize(String name, String what, int size) {
    Sizes.atLeastOne(what + " of kernel " + name, size);
    if (size > MOST_SIZE) {
      throw new IllegalArgumentException("kernel " + name + " has " + size + " " + what + ", the most are "
          + MOST_SIZE);
    }
  }

  public String name() {
    return name;
  }

  /// r
  public int height() {
    return height;
  }

  /// s
  public int width() {
    return width;
  }

  public double weight(int r, int s) {
    return weights[r * width + s];
  }

  /// Sum of the weights: what the filter makes of a constant 1.
  public double sum() {
    return Arrays.stream(weights).sum();
  }

  /// Whether the weights cancel out, so that the filter answers to change alone and with either sign.
  public boolean sumsToZero() {
    return Math.abs(sum()) <= ZERO_SUM * Arrays.stream(weights).map(Math::abs).sum();
  }

  /// Turned by 180 degrees: `weight(r, s)` becomes `weight(height − 1 − r, width − 1 − s)`. Convolution with a kernel
  /// is cross-correlation with the rotated one.
  public FilterKernel rotated() {
    var turned = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      turned[i] = weights[weights.length - 1 - i];
    }
    return new FilterKernel(name, height, width, turned);
  }

  /// The weights row by row, rounded to single precision.
  float[] floats() {
    var floats = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      floats[i] = (float) weights[i];
    }
    return floats;
  }

  @Override
  public String toString() {
    return name + " (" + height + "x" + width + ")";
  }
}
