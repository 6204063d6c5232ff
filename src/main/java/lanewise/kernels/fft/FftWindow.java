package lanewise.kernels.fft;

import lanewise.kernels.common.Sizes;

/// Where a plane of `rows` × `columns` lies within the frame of a transform: its first element at row `top`, column
/// `left`. Its rows follow each other in memory without gaps.
public record FftWindow(int top, int left, int rows, int columns) {

  /// @throws IllegalArgumentException if a size is below 1 or a place negative
  public FftWindow {
    Sizes.atLeastOne("rows", rows);
    Sizes.atLeastOne("columns", columns);
    if (top < 0 || left < 0) {
      throw new IllegalArgumentException("a window begins within its frame, found row " + top + ", column " + left);
    }
  }

  /// A plane in the upper left corner.
  public static FftWindow of(int rows, int columns) {
    return new FftWindow(0, 0, rows, columns);
  }

  /// Floats of the plane.
  public int floats() {
    return rows * columns;
  }
}
