package lanewise.kernels.conv.im2col;

import lanewise.kernels.conv.ConvGeometry;

/// One image laid out for the weight gradient, channels last: rows of pixels, a pixel its c channels, zeros around the
/// image. What the filters' columns (r, s, c) read at one output position are then `kernelHeight` runs of
/// `kernelWidth · channels` neighbouring elements, whatever the stride.
final class PaddedPixels {

  private PaddedPixels() {}

  /// Floats of one row.
  static int rowFloats(ConvGeometry g) {
    return Math.multiplyExact((g.outputWidth() - 1) * g.strideWidth() + g.kernelWidth(), g.channels());
  }

  /// Floats of one image.
  static int floats(ConvGeometry g) {
    return Math.multiplyExact((g.outputHeight() - 1) * g.strideHeight() + g.kernelHeight(), rowFloats(g));
  }

  /// Copies the image at `x[xAt]` between its zeros, which are there already.
  static void copy(PatchPanels panels, ConvGeometry g, float[] x, int xAt, float[] pixels, int pixelsAt) {
    int channels = g.channels();
    int rowFloats = rowFloats(g);
    int rows = Math.min(g.height(), floats(g) / rowFloats - g.padTop());
    int columns = Math.min(g.width(), rowFloats / channels - g.padLeft());
    for (int h = 0; h < rows; h++) {
      int to = pixelsAt + (h + g.padTop()) * rowFloats + g.padLeft() * channels;
      panels.transpose(channels, columns, x, xAt + h * g.width(), g.height() * g.width(), pixels, to, channels);
    }
  }
}
