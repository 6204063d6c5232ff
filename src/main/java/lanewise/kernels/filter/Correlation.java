package lanewise.kernels.filter;

import lanewise.kernels.common.LaneTree;

/// The sizes of one [CorrelationKernel#correlate].
///
/// @param columns of y
/// @param kernelHeight r
/// @param kernelWidth s
/// @param xPitch floats from one row of x to the next, at least [#leastPitch]
/// @param yPitch floats from one row of y to the next
record Correlation(int columns, int kernelHeight, int kernelWidth, int xPitch, int yPitch) {

  Correlation {
    assert xPitch >= leastPitch(columns, kernelWidth) && yPitch >= columns;
  }

  /// Floats that a row of x has at least: its `columns + s − 1`, with the columns filled up to a multiple of 16, so that
  /// whole registers can be read for the last ones.
  static int leastPitch(int columns, int kernelWidth) {
    return Math.ceilDiv(columns, LaneTree.LANES) * LaneTree.LANES + kernelWidth - 1;
  }
}
