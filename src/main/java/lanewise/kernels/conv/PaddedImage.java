package lanewise.kernels.conv;

import java.util.Arrays;
import lanewise.kernels.common.LaneTree;

/// One image laid out for a convolution that runs lanes over output columns: each row is split by phase (padded column
/// mod stride), so that the columns which filter column s reads for q = 0, 1, 2, ... stand side by side whatever the
/// stride. Columns of padding are zeros; rows of padding are not stored.
///
/// Element (c, h, column w + padLeft) is at `((c · height + h) · strideWidth + phase) · phaseWidth + index`, with
/// `phase = column mod strideWidth` and `index = column / strideWidth`. A row may be read up to [LaneTree#LANES] past
/// q.
final class PaddedImage {

  private PaddedImage() {}

  /// Floats of one phase of one row.
  static int phaseWidth(ConvGeometry g) {
    return roundUp(g.outputWidth()) + (g.kernelWidth() - 1) / g.strideWidth();
  }

  /// Floats of one row, all phases.
  static int rowFloats(ConvGeometry g) {
    return phaseWidth(g) * g.strideWidth();
  }

  /// Floats of one image.
  static int floats(ConvGeometry g) {
    return Math.multiplyExact(g.channels() * g.height(), rowFloats(g));
  }

  /// Place of row h of channel c within the image.
  static int row(ConvGeometry g, int c, int h) {
    return (c * g.height() + h) * rowFloats(g);
  }

  /// Place within a row of what filter column s reads for q = 0.
  static int column(ConvGeometry g, int s) {
    return s % g.strideWidth() * phaseWidth(g) + s / g.strideWidth();
  }

  /// Lays out the image at `x[xAt]`.
  static void pack(ConvGeometry g, float[] x, int xAt, float[] padded, int paddedAt) {
    int phaseWidth = phaseWidth(g);
    int rowFloats = rowFloats(g);
    int rows = g.channels() * g.height();
    for (int row = 0; row < rows; row++) {
      int from = xAt + row * g.width();
      int to = paddedAt + row * rowFloats;
      if (g.strideWidth() == 1) {
        int copied = Math.min(g.width(), phaseWidth - g.padLeft());
        Arrays.fill(padded, to, to + g.padLeft(), 0f);
        System.arraycopy(x, from, padded, to + g.padLeft(), copied);
        Arrays.fill(padded, to + g.padLeft() + copied, to + phaseWidth, 0f);
      } else {
        Arrays.fill(padded, to, to + rowFloats, 0f);
        splitByPhase(g, x, from, padded, to, phaseWidth);
      }
    }
  }

  private static void splitByPhase(ConvGeometry g, float[] x, int from, float[] padded, int to, int phaseWidth) {
    for (int w = 0; w < g.width(); w++) {
      int column = w + g.padLeft();
      int index = column / g.strideWidth();
      if (index < phaseWidth) {
        padded[to + column % g.strideWidth() * phaseWidth + index] = x[from + w];
      }
    }
  }

  /// The next multiple of 16.
  static int roundUp(int length) {
    return (length + LaneTree.LANES - 1) / LaneTree.LANES * LaneTree.LANES;
  }
}
