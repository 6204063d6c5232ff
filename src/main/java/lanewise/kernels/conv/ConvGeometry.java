package lanewise.kernels.conv;

import lanewise.kernels.common.Sizes;

/// The sizes of one convolution. Padding may differ on each side; the output size follows:
/// `p = (height + padTop + padBottom − kernelHeight) / strideHeight + 1`, rounded down, and likewise `q`.
///
/// @param channels c
/// @param height h of the input
/// @param width w of the input
/// @param maps k, feature maps
/// @param kernelHeight r
/// @param kernelWidth s
public record ConvGeometry(int channels, int height, int width, int maps, int kernelHeight, int kernelWidth,
    int strideHeight, int strideWidth, int padTop, int padBottom, int padLeft, int padRight) {

  /// @throws IllegalArgumentException with both numbers if a size is below 1, a padding is negative or as large as the
  ///     kernel, the kernel does not fit the padded input, or a buffer would overflow an `int`
  public ConvGeometry {
    Sizes.atLeastOne("channels", channels);
    Sizes.atLeastOne("height", height);
    Sizes.atLeastOne("width", width);
    Sizes.atLeastOne("maps", maps);
    Sizes.axis("vertical", height, kernelHeight, strideHeight, padTop, padBottom);
    Sizes.axis("horizontal", width, kernelWidth, strideWidth, padLeft, padRight);
    Sizes.product("input", channels, height, width);
    Sizes.product("output", maps, Sizes.output(height, kernelHeight, strideHeight, padTop + padBottom),
        Sizes.output(width, kernelWidth, strideWidth, padLeft + padRight));
    Sizes.product("weights", maps, channels, kernelHeight, kernelWidth);
  }

  /// Padding `same`: output = ceil(input / stride), half of the padding (rounded down) above and left, the rest below
  /// and right.
  public static ConvGeometry same(int channels, int height, int width, int maps, int kernelHeight, int kernelWidth,
      int strideHeight, int strideWidth) {
    int vertical = Sizes.samePadding(height, kernelHeight, strideHeight);
    int horizontal = Sizes.samePadding(width, kernelWidth, strideWidth);
    return new ConvGeometry(channels, height, width, maps, kernelHeight, kernelWidth, strideHeight, strideWidth,
        vertical / 2, vertical - vertical / 2, horizontal / 2, horizontal - horizontal / 2);
  }

  /// No padding.
  public static ConvGeometry valid(int channels, int height, int width, int maps, int kernelHeight, int kernelWidth,
      int strideHeight, int strideWidth) {
    return new ConvGeometry(channels, height, width, maps, kernelHeight, kernelWidth, strideHeight, strideWidth, 0, 0,
        0, 0);
  }

  /// p
  public int outputHeight() {
    return Sizes.output(height, kernelHeight, strideHeight, padTop + padBottom);
  }

  /// q
  public int outputWidth() {
    return Sizes.output(width, kernelWidth, strideWidth, padLeft + padRight);
  }

  /// Floats of one input image: c·h·w.
  public int inputFloats() {
    return channels * height * width;
  }

  /// Floats of one output image: k·p·q.
  public int outputFloats() {
    return maps * outputHeight() * outputWidth();
  }

  /// Floats of the filters: k·c·r·s.
  public int weightFloats() {
    return maps * channels * kernelHeight * kernelWidth;
  }

  /// Place of the weight (k, c, r, 0) among the filters: where a filter row begins.
  public int filterRow(int k, int c, int r) {
    return ((k * channels + c) * kernelHeight + r) * kernelWidth;
  }

  /// Multiplications and additions of one image by the unpadded definition: 2·k·p·q·c·r·s.
  public long flops() {
    return 2L * outputFloats() * channels * kernelHeight * kernelWidth;
  }
}
