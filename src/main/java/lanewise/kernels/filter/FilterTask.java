package lanewise.kernels.filter;

import lanewise.kernels.common.Sizes;

/// What is to be computed of a plane x of h rows and w columns, whatever the method. With k the kernel and (a, b) its
/// centre:
///
/// * convolution, equation (6): `y[p,q] = Σ_{r,s} k[r,s] · x[p − r + a, q − s + b]`
/// * cross-correlation, equation (7): `y[p,q] = Σ_{r,s} k[r,s] · x[p + r − a, q + s − b]`
///
/// With [Border#ZERO], x is 0 outside the plane and y has h rows and w columns. With [Border#VALID], y has `h − r + 1`
/// rows and `w − s + 1` columns, those for which no index leaves the plane, numbered from 0. A 1-D signal is a plane of
/// one row.
///
/// @param height h
/// @param width w
public record FilterTask(int height, int width, FilterKernel kernel, FilterOperation operation, Border border) {

  /// @throws IllegalArgumentException with both numbers if a size is below 1, the plane overflows an `int`, or the
  ///     border is valid and the kernel larger than the plane
  public FilterTask {
    Sizes.atLeastOne("height", height);
    Sizes.atLeastOne("width", width);
    Sizes.product("plane", height, width);
    if (border == Border.VALID) {
      Sizes.axis("vertical", height, kernel.height(), 1, 0, 0);
      Sizes.axis("horizontal", width, kernel.width(), 1, 0, 0);
    }
  }

  /// Rows of y.
  public int outputHeight() {
    return border == Border.ZERO ? height : height - kernel.height() + 1;
  }

  /// Columns of y.
  public int outputWidth() {
    return border == Border.ZERO ? width : width - kernel.width() + 1;
  }

  /// The row of x under the kernel's centre for output row 0.
  public int firstRow() {
    return border == Border.ZERO ? 0 : before(kernel.height());
  }

  /// The column of x under the kernel's centre for output column 0.
  public int firstColumn() {
    return border == Border.ZERO ? 0 : before(kernel.width());
  }

  /// The kernel as it is slid over the plane: `y[p,q] = Σ_{r,s} slid[r,s] · x[p + r − padTop, q + s − padLeft]`.
  FilterKernel slid() {
    return operation == FilterOperation.CONVOLUTION ? kernel.rotated() : kernel;
  }

  /// Rows of zeros above the plane that the kernel reads.
  int padTop() {
    return border == Border.ZERO ? before(kernel.height()) : 0;
  }

  /// Columns of zeros left of the plane that the kernel reads.
  int padLeft() {
    return border == Border.ZERO ? before(kernel.width()) : 0;
  }

  /// How many of `size` elements of the slid kernel come before its centre.
  private int before(int size) {
    int centre = (size - 1) / 2;
    return operation == FilterOperation.CONVOLUTION ? size - 1 - centre : centre;
  }
}
