package lanewise.kernels.conv.im2col;

import lanewise.kernels.conv.ConvGeometry;

/// The patches of the input gradient: windows of the output gradient.
///
/// Input row h, padded row v = h + padTop, belongs to phase v mod strideHeight and to index j = v / strideHeight. It is
/// read by the filter rows r ≡ v (mod strideHeight); the t-th of them for output row p = j − t. Columns likewise. So
/// each pair of phases is a convolution of stride 1 with a part of the filter, its taps walking backwards through `dy`,
/// and its results stand strideHeight rows and strideWidth columns apart in `dx`. Zeros surround `dy`, as far as taps
/// reach.
enum GradientPatches implements Patches {
  INSTANCE;

  @Override
  public int phases(ConvGeometry g) {
    return g.strideHeight() * g.strideWidth();
  }

  /// Phase of the rows.
  private static int vertical(ConvGeometry g, int phase) {
    return phase / g.strideWidth();
  }

  /// Phase of the columns.
  private static int horizontal(ConvGeometry g, int phase) {
    return phase % g.strideWidth();
  }

  @Override
  public int planes(ConvGeometry g) {
    return g.maps();
  }

  @Override
  public int tapRows(ConvGeometry g, int phase) {
    return members(g.kernelHeight(), g.strideHeight(), vertical(g, phase));
  }

  @Override
  public int tapColumns(ConvGeometry g, int phase) {
    return members(g.kernelWidth(), g.strideWidth(), horizontal(g, phase));
  }

  @Override
  public int rows(ConvGeometry g, int phase) {
    int vertical = vertical(g, phase);
    return members(g.padTop() + g.height(), g.strideHeight(), vertical)
        - members(g.padTop(), g.strideHeight(), vertical);
  }

  @Override
  public int columns(ConvGeometry g, int phase) {
    int horizontal = horizontal(g, phase);
    return members(g.padLeft() + g.width(), g.strideWidth(), horizontal)
        - members(g.padLeft(), g.strideWidth(), horizontal);
  }

  @Override
  public int planeFloats(ConvGeometry g) {
    int rowsBelow = Math.max(g.outputHeight(), (g.padTop() + g.height() - 1) / g.strideHeight() + 1);
    return Math.multiplyExact(rowsAbove(g) + rowsBelow, rowStep(g));
  }

  @Override
  public int first(ConvGeometry g, int phase) {
    int j = members(g.padTop(), g.strideHeight(), vertical(g, phase));
    int i = members(g.padLeft(), g.strideWidth(), horizontal(g, phase));
    return (rowsAbove(g) + j) * rowStep(g) + columnsBefore(g) + i;
  }

  @Override
  public int rowStep(ConvGeometry g) {
    return columnsBefore(g) + Math.max(g.outputWidth(), (g.padLeft() + g.width() - 1) / g.strideWidth() + 1);
  }

  @Override
  public int tap(ConvGeometry g, int r, int s) {
    return -r * rowStep(g) - s;
  }

  @Override
  public int weight(ConvGeometry g, int phase, int c, int k, int r, int s) {
    return g.filterRow(k, c, r * g.strideHeight() + vertical(g, phase)) + s * g.strideWidth() + horizontal(g, phase);
  }

  @Override
  public int sourceFloats(ConvGeometry g) {
    return g.outputFloats();
  }

  @Override
  public int results(ConvGeometry g) {
    return g.channels();
  }

  @Override
  public int resultPlane(ConvGeometry g) {
    return g.height() * g.width();
  }

  @Override
  public int firstResult(ConvGeometry g, int phase) {
    int h = Math.floorMod(vertical(g, phase) - g.padTop(), g.strideHeight());
    int w = Math.floorMod(horizontal(g, phase) - g.padLeft(), g.strideWidth());
    return h * g.width() + w;
  }

  @Override
  public int resultRowStep(ConvGeometry g) {
    return g.strideHeight() * g.width();
  }

  @Override
  public int resultColumnStep(ConvGeometry g) {
    return g.strideWidth();
  }

  @Override
  public void copy(PatchPanels panels, ConvGeometry g, float[] dy, int dyAt, float[] padded, int paddedAt) {
    int columns = g.outputWidth();
    for (int k = 0; k < g.maps(); k++) {
      int from = dyAt + k * g.outputHeight() * columns;
      int to = paddedAt + k * planeFloats(g) + rowsAbove(g) * rowStep(g) + columnsBefore(g);
      panels.copyRows(g.outputHeight(), columns, dy, from, columns, padded, to, rowStep(g));
    }
  }

  private static int rowsAbove(ConvGeometry g) {
    return (g.kernelHeight() - 1) / g.strideHeight();
  }

  private static int columnsBefore(ConvGeometry g) {
    return (g.kernelWidth() - 1) / g.strideWidth();
  }

  /// How many of 0 ... length − 1 belong to a phase.
  private static int members(int length, int stride, int phase) {
    return Math.ceilDiv(Math.max(length - phase, 0), stride);
  }
}
