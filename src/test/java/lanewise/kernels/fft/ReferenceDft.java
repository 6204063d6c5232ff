package lanewise.kernels.fft;

import lanewise.kernels.common.GuardedFloats;

/// The discrete Fourier transform as the textbook writes it, in double: rows, then columns, one sum for each value.
///
/// @param re real parts, height · width, row-major
/// @param im imaginary parts
record ReferenceDft(int height, int width, double[] re, double[] im) {

  /// A frame with the plane in its window and zeros around it.
  static ReferenceDft frame(FftPlan plan, FftWindow window, GuardedFloats x) {
    var frame = empty(plan.height(), plan.width());
    for (int row = 0; row < window.rows(); row++) {
      for (int column = 0; column < window.columns(); column++) {
        frame.re[(window.top() + row) * plan.width() + window.left() + column] = x.get(row * window.columns() + column);
      }
    }
    return frame;
  }

  private static ReferenceDft empty(int height, int width) {
    return new ReferenceDft(height, width, new double[height * width], new double[height * width]);
  }

  ReferenceDft transformed() {
    return horizontally().transposed().horizontally().transposed();
  }

  private ReferenceDft horizontally() {
    var result = empty(height, width);
    for (int row = 0; row < height; row++) {
      for (int v = 0; v < width; v++) {
        for (int column = 0; column < width; column++) {
          double angle = -2 * Math.PI * ((long) v * column % width) / width;
          double c = Math.cos(angle);
          double s = Math.sin(angle);
          int from = row * width + column;
          result.re[row * width + v] += re[from] * c - im[from] * s;
          result.im[row * width + v] += re[from] * s + im[from] * c;
        }
      }
    }
    return result;
  }

  private ReferenceDft transposed() {
    var result = empty(width, height);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        result.re[column * height + row] = re[row * width + column];
        result.im[column * height + row] = im[row * width + column];
      }
    }
    return result;
  }

  /// The half spectrum in the layout of `plan`.
  double[] spectrum(FftPlan plan) {
    double[] spectrum = new double[plan.spectrumFloats()];
    for (int u = 0; u <= height / 2; u++) {
      for (int v = 0; v < width; v++) {
        int at = plan.block(u, v) * FftPlan.BLOCK + plan.lane(u);
        spectrum[at] = re[u * width + v];
        spectrum[at + FftPlan.LANES] = im[u * width + v];
      }
    }
    return spectrum;
  }
}
