package lanewise.kernels.conv.im2col;

import lanewise.kernels.conv.ConvGeometry;

/// The patches of the forward pass: windows of the input, taps (r, s), positions (p, q). Each padded row is split by
/// phase (padded column mod strideWidth); rows and columns of padding are stored as zeros.
enum InputPatches implements Patches {
  INSTANCE;

  @Override
  public int phases(ConvGeometry g) {
    return 1;
  }

  @Override
  public int planes(ConvGeometry g) {
    return g.channels();
  }

  @Override
  public int tapRows(ConvGeometry g, int phase) {
    return g.kernelHeight();
  }

  @Override
  public int tapColumns(ConvGeometry g, int phase) {
    return g.kernelWidth();
  }

  @Override
  public int rows(ConvGeometry g, int phase) {
    return g.outputHeight();
  }

  @Override
  public int columns(ConvGeometry g, int phase) {
    return g.outputWidth();
  }

  @Override
  public int planeFloats(ConvGeometry g) {
    return Math.multiplyExact((g.outputHeight() - 1) * g.strideHeight() + g.kernelHeight(), rowFloats(g));
  }

  @Override
  public int first(ConvGeometry g, int phase) {
    return 0;
  }

  @Override
  public int rowStep(ConvGeometry g) {
    return g.strideHeight() * rowFloats(g);
  }

  @Override
  public int tap(ConvGeometry g, int r, int s) {
    return r * rowFloats(g) + s % g.strideWidth() * phaseWidth(g) + s / g.strideWidth();
  }

  @Override
  public int weight(ConvGeometry g, int phase, int k, int c, int r, int s) {
    return g.filterRow(k, c, r) + s;
  }

  @Override
  public int sourceFloats(ConvGeometry g) {
    return g.inputFloats();
  }

  @Override
  public int results(ConvGeometry g) {
    return g.maps();
  }

  @Override
  public int resultPlane(ConvGeometry g) {
    return g.outputHeight() * g.outputWidth();
  }

  @Override
  public int firstResult(ConvGeometry g, int phase) {
    return 0;
  }

  @Override
  public int resultRowStep(ConvGeometry g) {
    return g.outputWidth();
  }

  @Override
  public int resultColumnStep(ConvGeometry g) {
    return 1;
  }

  @Override
  public void copy(PatchPanels panels, ConvGeometry g, float[] x, int xAt, float[] padded, int paddedAt) {
    int rows = Math.min(g.height(), planeFloats(g) / rowFloats(g) - g.padTop());
    for (int c = 0; c < g.channels(); c++) {
      int from = xAt + c * g.height() * g.width();
      int to = paddedAt + c * planeFloats(g) + g.padTop() * rowFloats(g);
      for (int phase = 0; phase < phasesOfARow(g); phase++) {
        copyPhase(panels, g, phase, rows, x, from, padded, to + phase * phaseWidth(g));
      }
    }
  }

  private static void copyPhase(PatchPanels panels, ConvGeometry g, int phase, int rows, float[] x, int xAt,
      float[] padded, int paddedAt) {
    int stride = g.strideWidth();
    int first = Math.max(0, Math.ceilDiv(g.padLeft() - phase, stride));
    int end = Math.min(phaseWidth(g), Math.ceilDiv(g.width() + g.padLeft() - phase, stride));
    int from = xAt + first * stride + phase - g.padLeft();
    int to = paddedAt + first;
    if (stride == 1) {
      panels.copyRows(rows, end - first, x, from, g.width(), padded, to, rowFloats(g));
      return;
    }
    for (int h = 0; h < rows; h++) {
      for (int i = 0; i < end - first; i++) {
        padded[to + i] = x[from + i * stride];
      }
      from += g.width();
      to += rowFloats(g);
    }
  }

  private static int rowFloats(ConvGeometry g) {
    return phasesOfARow(g) * phaseWidth(g);
  }

  /// Phases that some filter column reads.
  private static int phasesOfARow(ConvGeometry g) {
    return Math.min(g.strideWidth(), g.kernelWidth());
  }

  private static int phaseWidth(ConvGeometry g) {
    return g.outputWidth() + (g.kernelWidth() - 1) / g.strideWidth();
  }
}
