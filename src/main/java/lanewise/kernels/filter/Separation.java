package lanewise.kernels.filter;

import java.util.Arrays;

/// A kernel as the product of a column and a row, if it is one: `weight(r, s) = column[r] · row[s]`, a matrix of rank
/// 1.
///
/// Found in double: the row is the kernel's row through its weight of largest magnitude, the column the kernel's column
/// through it, divided by that weight. Of a kernel of rank 1 this leaves rounding errors only; of any other it leaves,
/// in the largest remaining weight, at most twice the second singular value.
///
/// @param kernel what was taken apart
/// @param column r factors
/// @param row s factors
/// @param residual Frobenius norm of what the product leaves of the kernel, divided by the norm of the kernel: the root
///     mean square of the weights that a column and a row miss
record Separation(FilterKernel kernel, double[] column, double[] row, double residual) {

  /// The residual up to which a kernel counts as separable: thousands of roundings in double, and far below one in
  /// single precision.
  static final double TOLERANCE = 1e-12;

  static Separation of(FilterKernel kernel) {
    int pivotRow = 0;
    int pivotColumn = 0;
    for (int r = 0; r < kernel.height(); r++) {
      for (int s = 0; s < kernel.width(); s++) {
        if (Math.abs(kernel.weight(r, s)) > Math.abs(kernel.weight(pivotRow, pivotColumn))) {
          pivotRow = r;
          pivotColumn = s;
        }
      }
    }
    var column = new double[kernel.height()];
    var row = new double[kernel.width()];
    double pivot = kernel.weight(pivotRow, pivotColumn);
    if (pivot != 0) {
      int through = pivotColumn;
      Arrays.setAll(column, r -> kernel.weight(r, through) / pivot);
      int along = pivotRow;
      Arrays.setAll(row, s -> kernel.weight(along, s));
    }
    return new Separation(kernel, column, row, residual(kernel, column, row));
  }

  private static double residual(FilterKernel kernel, double[] column, double[] row) {
    double missed = 0;
    double norm = 0;
    for (int r = 0; r < kernel.height(); r++) {
      for (int s = 0; s < kernel.width(); s++) {
        missed = Math.hypot(missed, kernel.weight(r, s) - column[r] * row[s]);
        norm = Math.hypot(norm, kernel.weight(r, s));
      }
    }
    return norm == 0 ? 0 : missed / norm;
  }

  boolean exact() {
    return residual <= TOLERANCE;
  }
}
