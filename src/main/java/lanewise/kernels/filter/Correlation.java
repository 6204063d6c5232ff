package lanewise.kernels.filter;

import java.util.Arrays;
import lanewise.kernels.common.LaneTree;

/// The sizes of [CorrelationKernel#correlate]; immutable.
final class Correlation {

  private final int columns;
  private final int kernelHeight;
  private final int kernelWidth;
  private final int xPitch;
  private final int yPitch;
  private final int[] offsets;

  /// @param columns of y
  /// @param kernelHeight r
  /// @param kernelWidth s
  /// @param xPitch floats from one row of x to the next, at least [#leastPitch]
  /// @param yPitch floats from one row of y to the next
  Correlation(int columns, int kernelHeight, int kernelWidth, int xPitch, int yPitch) {
    assert xPitch >= leastPitch(columns, kernelWidth) && yPitch >= columns;
    this.columns = columns;
    this.kernelHeight = kernelHeight;
    this.kernelWidth = kernelWidth;
    this.xPitch = xPitch;
    this.yPitch = yPitch;
    this.offsets = new int[kernelHeight * kernelWidth];
    Arrays.setAll(offsets, i -> i / kernelWidth * xPitch + i % kernelWidth);
  }

  /// Floats that a row of x has at least: its `columns + s − 1`, with the columns filled up to a multiple of 16, so
  /// that whole registers can be read for the last ones.
  static int leastPitch(int columns, int kernelWidth) {
    return Math.ceilDiv(columns, LaneTree.LANES) * LaneTree.LANES + kernelWidth - 1;
  }

  int columns() {
    return columns;
  }

  int kernelHeight() {
    return kernelHeight;
  }

  int kernelWidth() {
    return kernelWidth;
  }

  int xPitch() {
    return xPitch;
  }

  int yPitch() {
    return yPitch;
  }

  /// Where each tap reads, from what the first one reads: `r · xPitch + s`. One loop over it serves every shape of
  /// kernel; of two nested loops, the inner one is short where kernels are narrow.
  int[] offsets() {
    return offsets;
  }
}
