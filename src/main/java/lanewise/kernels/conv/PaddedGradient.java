package lanewise.kernels.conv;

import java.util.Arrays;

/// The output gradient of one image, and one row of the input gradient, laid out for a `dInput` that runs lanes over
/// input columns.
///
/// Input column w, padded column v = w + padLeft, belongs to phase f = v mod strideWidth and to index j = v /
/// strideWidth. It is read by the filter columns s = f, f + strideWidth, ...; the t-th of them for output column q = j
/// − t. So the gradients that one filter column sends to a phase are a contiguous run of `dy`: rows of `dy` get zeros
/// on both sides, and a row of `dx` is computed phase by phase, then woven together. Indices start at `padLeft /
/// strideWidth`, the first that an input column has.
final class PaddedGradient {

  private PaddedGradient() {}

  /// Indices j of one phase that belong to input columns.
  static int indices(ConvGeometry g) {
    return (g.width() - 1 + g.padLeft()) / g.strideWidth() - g.padLeft() / g.strideWidth() + 1;
  }

  /// Floats of one phase of a `dx` row.
  static int phaseWidth(ConvGeometry g) {
    return PaddedImage.roundUp(indices(g));
  }

  /// Floats of one row of `dx`, all phases.
  static int dxRowFloats(ConvGeometry g) {
    return phaseWidth(g) * g.strideWidth();
  }

  /// Floats of one padded row of `dy`.
  static int dyRowFloats(ConvGeometry g) {
    return Math.max(origin(g) + phaseWidth(g), zerosBefore(g) + g.outputWidth());
  }

  /// Floats of all padded rows of `dy` of one image.
  static int dyFloats(ConvGeometry g) {
    return Math.multiplyExact(g.maps() * g.outputHeight(), dyRowFloats(g));
  }

  /// Where in a padded row of `dy` the gradient for the first index and t = 0 stands; for t it is t places earlier.
  static int origin(ConvGeometry g) {
    return zerosBefore(g) + g.padLeft() / g.strideWidth();
  }

  private static int zerosBefore(ConvGeometry g) {
    return (g.kernelWidth() - 1) / g.strideWidth();
  }

  /// Lays out the output gradient at `dy[dyAt]`.
  static void pack(ConvGeometry g, float[] dy, int dyAt, float[] padded, int paddedAt) {
    int before = zerosBefore(g);
    int rowFloats = dyRowFloats(g);
    int columns = g.outputWidth();
    int rows = g.maps() * g.outputHeight();
    for (int row = 0; row < rows; row++) {
      int to = paddedAt + row * rowFloats;
      Arrays.fill(padded, to, to + before, 0f);
      System.arraycopy(dy, dyAt + row * columns, padded, to + before, columns);
      Arrays.fill(padded, to + before + columns, to + rowFloats, 0f);
    }
  }

  /// Weaves the phases of one row together into `dx[dxAt]` and the `width − 1` elements behind it.
  static void unpackRow(ConvGeometry g, float[] phases, int phasesAt, float[] dx, int dxAt) {
    int stride = g.strideWidth();
    if (stride == 1) {
      System.arraycopy(phases, phasesAt, dx, dxAt, g.width());
      return;
    }
    int phaseWidth = phaseWidth(g);
    int firstIndex = g.padLeft() / stride;
    for (int w = 0; w < g.width(); w++) {
      int column = w + g.padLeft();
      dx[dxAt + w] = phases[phasesAt + column % stride * phaseWidth + column / stride - firstIndex];
    }
  }
}
