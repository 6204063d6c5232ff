package lanewise.measure.cases;

import lanewise.kernels.conv.ConvGeometry;

/// The images that a convolution reads, with zeros around them.
///
/// @param x n,c,h,w
record InputImages(ConvGeometry g, float[] x) {

  /// What filter element `r`, `s` reads for output element `p`, `q`.
  double at(int n, int c, int p, int q, int r, int s) {
    int row = p * g.strideHeight() + r - g.padTop();
    int column = q * g.strideWidth() + s - g.padLeft();
    return row < 0 || row >= g.height() || column < 0 || column >= g.width()
        ? 0
        : x[((n * g.channels() + c) * g.height() + row) * g.width() + column];
  }
}
