package lanewise.kernels.gemm;

import lanewise.kernels.common.Sizes;

/// The sizes of `C = start + op(A) · op(B)`: C is rows × columns, op(A) rows × depth, op(B) depth × columns, all
/// row-major. A leading dimension is the distance between the starts of two stored rows.
///
/// @param transposeA A is stored depth × rows
/// @param transposeB B is stored columns × depth
/// @param start what C begins with
public record MatrixProduct(int rows, int columns, int depth, boolean transposeA, boolean transposeB,
    int leadingA, int leadingB, int leadingC, Start start) {

  /// @throws IllegalArgumentException if a size is below 1, a leading dimension is shorter than its row, or a matrix
  ///     would overflow an `int`
  public MatrixProduct {
    Sizes.atLeastOne("rows", rows);
    Sizes.atLeastOne("columns", columns);
    Sizes.atLeastOne("depth", depth);
    leading("A", leadingA, transposeA ? rows : depth);
    leading("B", leadingB, transposeB ? depth : columns);
    leading("C", leadingC, columns);
    Sizes.product("A", transposeA ? depth : rows, leadingA);
    Sizes.product("B", transposeB ? columns : depth, leadingB);
    Sizes.product("C", rows, leadingC);
  }

  /// Matrices without gaps between their rows; C starts at its present values.
  public static MatrixProduct of(int rows, int columns, int depth, boolean transposeA, boolean transposeB) {
    return new MatrixProduct(rows, columns, depth, transposeA, transposeB,
        transposeA ? rows : depth, transposeB ? depth : columns, columns, Start.PRESENT);
  }

  /// The same product with another start.
  public MatrixProduct startingAt(Start other) {
    return new MatrixProduct(rows, columns, depth, transposeA, transposeB, leadingA, leadingB, leadingC, other);
  }

  /// The product for some of the rows and columns of C, within the same matrices.
  MatrixProduct part(int someRows, int someColumns) {
    return new MatrixProduct(someRows, someColumns, depth, transposeA, transposeB, leadingA, leadingB, leadingC, start);
  }

  /// Multiplications and additions: 2·rows·columns·depth.
  public long flops() {
    return 2L * rows * columns * depth;
  }

  private static void leading(String name, int leading, int row) {
    if (leading < row) {
      throw new IllegalArgumentException(
          "leading dimension " + leading + " of " + name + " is shorter than its row of " + row);
    }
  }
}
