package lanewise.kernels.conv;

import lanewise.kernels.common.LaneTree;

/// One plain correlation, which is what a direct convolution comes down to, forward as well as towards its input:
/// `y[k,p,q] = start[k] + Σ_{r,c,s} w[k,c,r,s] · x[c,p·strideH + r − padTop,q·strideW + s − padLeft]`. Unlike those of
/// a [ConvGeometry] its sizes may be 0 and its paddings negative.
///
/// Towards the input, input rows h fall into `strideH` residues `(h + padTop) mod strideH` and columns likewise into
/// phases. Those of one residue and phase read the same filter taps, every stride-th, and their gradients are the
/// correlation of `dy` with these taps rotated by 180 degrees, at stride 1.
///
/// @param channels c of what is read
/// @param maps k of what is written
record Correlation(int channels, int height, int width, int maps, int kernelHeight, int kernelWidth,
    int strideHeight, int strideWidth, int padTop, int padLeft, int outputHeight, int outputWidth) {

  static Correlation forward(ConvGeometry g) {
    return new Correlation(g.channels(), g.height(), g.width(), g.maps(), g.kernelHeight(), g.kernelWidth(),
        g.strideHeight(), g.strideWidth(), g.padTop(), g.padLeft(), g.outputHeight(), g.outputWidth());
  }

  /// @param residue of the input rows, below `strideHeight`
  /// @param phase of the input columns, below `strideWidth`
  static Correlation toInput(ConvGeometry g, int residue, int phase) {
    int rows = Math.max(0, Math.ceilDiv(g.kernelHeight() - residue, g.strideHeight()));
    int columns = Math.max(0, Math.ceilDiv(g.kernelWidth() - phase, g.strideWidth()));
    int firstRow = firstIndex(g.padTop(), g.strideHeight(), residue);
    int firstColumn = firstIndex(g.padLeft(), g.strideWidth(), phase);
    return new Correlation(g.maps(), g.outputHeight(), g.outputWidth(), g.channels(), rows, columns, 1, 1,
        rows - 1 - firstRow, columns - 1 - firstColumn,
        indices(g.height(), g.padTop(), g.strideHeight(), residue),
        indices(g.width(), g.padLeft(), g.strideWidth(), phase));
  }

  /// The first input row (column) of a residue.
  static int first(int pad, int stride, int residue) {
    return firstIndex(pad, stride, residue) * stride + residue - pad;
  }

  private static int firstIndex(int pad, int stride, int residue) {
    return Math.max(0, Math.ceilDiv(pad - residue, stride));
  }

  private static int indices(int size, int pad, int stride, int residue) {
    return Math.max(0, Math.ceilDiv(size - first(pad, stride, residue), stride));
  }

  /// Floats of the filters: k·c·r·s.
  int filterFloats() {
    return maps * kernelHeight * rowTaps();
  }

  /// Taps of one filter row: c·s.
  int rowTaps() {
    return channels * kernelWidth;
  }

  /// Blocks of 16 columns that an output row takes.
  int blocks() {
    return Math.ceilDiv(outputWidth, LaneTree.LANES);
  }

  /// First filter row that reads the image and not the padding above it, for output row `p`.
  int firstFilterRow(int p) {
    return Math.max(0, padTop - p * strideHeight);
  }

  /// One past the last filter row that reads the image and not the padding below it, for output row `p`; not before
  /// the first.
  int endFilterRow(int p) {
    return Math.max(firstFilterRow(p), Math.min(kernelHeight, height + padTop - p * strideHeight));
  }

  /// Whether two output rows read the image through the same filter rows.
  boolean alike(int p, int other) {
    return firstFilterRow(p) == firstFilterRow(other) && endFilterRow(p) == endFilterRow(other);
  }

  /// First output row whose filter row `r` reads the image and not the padding above it.
  int firstOutputRow(int r) {
    return Math.max(0, Math.ceilDiv(padTop - r, strideHeight));
  }

  /// One past the last output row whose filter row `r` reads the image and not the padding below it; not before the
  /// first.
  int endOutputRow(int r) {
    return Math.max(firstOutputRow(r), Math.min(outputHeight, Math.ceilDiv(height + padTop - r, strideHeight)));
  }
}
