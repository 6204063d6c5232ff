package lanewise.model;

import lanewise.kernels.conv.ConvGeometry;

/// What surrounds the image of a convolution: `same` (output = ceil(input / stride)), `valid` (nothing), or the given
/// number of zero rows and columns on both sides.
public sealed interface Padding {

  Padding SAME = new Same();
  Padding VALID = new Valid();

  /// The geometry of a convolution of `c,h,w` images with this padding.
  ConvGeometry geometry(int channels, int height, int width, Convolution convolution);

  record Same() implements Padding {
    @Override
    public ConvGeometry geometry(int channels, int height, int width, Convolution c) {
      return ConvGeometry.same(channels, height, width, c.maps(), c.kernelHeight(), c.kernelWidth(), c.strideHeight(),
          c.strideWidth());
    }

    @Override
    public String toString() {
      return "same";
    }
  }

  record Valid() implements Padding {
    @Override
    public ConvGeometry geometry(int channels, int height, int width, Convolution c) {
      return ConvGeometry.valid(channels, height, width, c.maps(), c.kernelHeight(), c.kernelWidth(), c.strideHeight(),
          c.strideWidth());
    }

    @Override
    public String toString() {
      return "valid";
    }
  }

  record Explicit(int vertical, int horizontal) implements Padding {
    @Override
    public ConvGeometry geometry(int channels, int height, int width, Convolution c) {
      return new ConvGeometry(channels, height, width, c.maps(), c.kernelHeight(), c.kernelWidth(), c.strideHeight(),
          c.strideWidth(), vertical, vertical, horizontal, horizontal);
    }

    @Override
    public String toString() {
      return "padding " + vertical + "x" + horizontal;
    }
  }
}
