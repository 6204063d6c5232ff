package lanewise.kernels.conv;

import java.util.Arrays;

/// Output gradients laid out for a `dWeights` that runs 16 logical lanes over output columns: each row is filled up
/// with zeros to a multiple of 16.
final class PaddedOutput {

  private PaddedOutput() {}

  /// Floats of one row.
  static int rowFloats(ConvGeometry g) {
    return PaddedImage.roundUp(g.outputWidth());
  }

  /// Floats of one image.
  static int floats(ConvGeometry g) {
    return Math.multiplyExact(g.maps() * g.outputHeight(), rowFloats(g));
  }

  /// Lays out the gradient of one image at `dy[dyAt]`.
  static void pack(ConvGeometry g, float[] dy, int dyAt, float[] padded, int paddedAt) {
    int columns = g.outputWidth();
    int rowFloats = rowFloats(g);
    int rows = g.maps() * g.outputHeight();
    for (int row = 0; row < rows; row++) {
      int to = paddedAt + row * rowFloats;
      System.arraycopy(dy, dyAt + row * columns, padded, to, columns);
      Arrays.fill(padded, to + columns, to + rowFloats, 0f);
    }
  }
}
