package lanewise.kernels.conv;

import java.util.Arrays;
import lanewise.kernels.common.LaneTree;

/// One image lowered row by row: what the taps of one filter row multiply for 16 neighbouring output columns stands
/// together, so that a filter's reduction over r, c and s is one walk at a constant step, every load starts on a cache
/// line, and output rows share the input rows that they both read (the lowering of Cho and Brand, "MEC", 2017, with the
/// columns innermost).
///
/// For output columns 16j to 16j + 15, input row h, channel c and filter column s, the 16 floats begin at
/// `(((j · height + h) · channels + c) · kernelWidth + s) · 16`. Columns of padding are zeros; rows of padding are not
/// stored.
final class LoweredImage {

  private static final int LANES = LaneTree.LANES;

  private LoweredImage() {}

  /// Floats of one image.
  static int floats(Correlation of) {
    return Math.multiplyExact(of.blocks(), blockFloats(of));
  }

  /// Floats of a block of 16 columns, all rows.
  static int blockFloats(Correlation of) {
    return Math.multiplyExact(of.height(), rowFloats(of));
  }

  /// Floats of one row of one block.
  static int rowFloats(Correlation of) {
    return of.rowTaps() * LANES;
  }

  /// Floats that [#spaceRow] needs.
  static int spacedFloats(Correlation of) {
    return phaseWidth(of) * of.strideWidth();
  }

  /// Clears what [#spaceRow] leaves alone: the padding, the same for every row.
  static void clearSpaced(Correlation of, float[] spaced, int spacedAt) {
    Arrays.fill(spaced, spacedAt, spacedAt + spacedFloats(of), 0f);
  }

  /// Writes one image row between its padding, split by phase (padded column mod stride), so that what filter column s
  /// reads for q = 0, 1, 2, ... stands side by side, whatever the stride: for the first filter column from
  /// [#firstColumn] on, for the others as [#nextColumn] says.
  ///
  /// @param phaseWidth [#phaseWidth]
  static void spaceRow(Correlation of, int phaseWidth, float[] x, int xAt, float[] spaced, int spacedAt) {
    int before = Math.max(0, of.padLeft());
    if (of.strideWidth() == 1) {
      System.arraycopy(x, xAt, spaced, spacedAt + before, Math.min(of.width(), phaseWidth - before));
      return;
    }
    for (int w = 0; w < of.width(); w++) {
      int index = (w + before) / of.strideWidth();
      if (index < phaseWidth) {
        spaced[spacedAt + (w + before) % of.strideWidth() * phaseWidth + index] = x[xAt + w];
      }
    }
  }

  /// Only strides of 1 have negative paddings: they begin within the row.
  static int firstColumn(Correlation of) {
    return Math.max(0, -of.padLeft());
  }

  /// Where the filter column after `s` reads, if `s` reads from `column` on.
  static int nextColumn(int column, int s, int strideWidth, int phaseWidth) {
    return (s + 1) % strideWidth == 0 ? column + 1 - (strideWidth - 1) * phaseWidth : column + phaseWidth;
  }

  /// Floats of one phase of a spaced row.
  static int phaseWidth(Correlation of) {
    int lastColumn = Math.max(0, of.kernelWidth() - 1) + firstColumn(of);
    return Math.max(of.blocks() * LANES + lastColumn / of.strideWidth(), Math.max(0, of.padLeft()));
  }
}
