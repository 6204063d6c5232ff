package lanewise.kernels.conv;

import lanewise.kernels.common.CacheLine;
import lanewise.kernels.fft.FftPlan;
import lanewise.kernels.fft.FftWindow;

/// Where the planes of one convolution lie in the frame of their transforms. The image stands behind its padding,
/// output and filter in the upper left corner, so that no pass reads round the edge of the frame: a correlation of
/// image and filter begins with the output, one of image and output gradient with the filter, and the image's gradient
/// lies where the image does.
///
/// The frame holds the image with the larger padding of each axis; the smaller one is its other end, round the edge.
///
/// @param image h × w
/// @param output p × q
/// @param filter r × s
record FftFrame(ConvGeometry g, FftPlan plan, FftWindow image, FftWindow output, FftWindow filter) {

  /// @throws IllegalArgumentException with the numbers if a stride is not 1 or one array cannot hold the filters'
  ///     spectra
  static FftFrame of(ConvGeometry g) {
    if (g.strideHeight() != 1 || g.strideWidth() != 1) {
      throw new IllegalArgumentException("fft covers stride 1, found stride " + g.strideHeight() + "x"
          + g.strideWidth());
    }
    int rows = Math.max(g.height() + Math.max(g.padTop(), g.padBottom()), g.kernelHeight());
    int columns = Math.max(g.width() + Math.max(g.padLeft(), g.padRight()), g.kernelWidth());
    FftPlan plan = FftPlan.covering(rows, columns);
    long floats = ((long) g.maps() * g.channels() + 1) * plan.spectrumFloats() + plan.workspaceFloats()
        + CacheLine.FLOATS;
    if (floats > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("fft needs " + floats + " floats for the spectra of " + g.maps() + "x"
          + g.channels() + " filters in a frame of " + plan.height() + "x" + plan.width()
          + ", more than one array holds");
    }
    return new FftFrame(g, plan, new FftWindow(g.padTop(), g.padLeft(), g.height(), g.width()),
        FftWindow.of(g.outputHeight(), g.outputWidth()), FftWindow.of(g.kernelHeight(), g.kernelWidth()));
  }

  /// Distance of the blocks of `spectra` spectra that stand block by block beside each other: an odd number of blocks,
  /// so that the blocks of one spectrum do not all fall into the same sets of the cache.
  static int blockStep(int spectra) {
    return (spectra | 1) * FftPlan.BLOCK;
  }

  /// Floats of `spectra` spectra side by side.
  int floats(int spectra) {
    return Math.multiplyExact(plan.blocks(), Math.multiplyExact(spectra | 1, FftPlan.BLOCK));
  }
}
