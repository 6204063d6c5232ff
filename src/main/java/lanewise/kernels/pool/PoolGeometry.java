package lanewise.kernels.pool;

import lanewise.kernels.common.Sizes;

/// The sizes of one pooling of planes (a plane is one channel of one image). No padding; what is left over at the
/// bottom and right is not read: `p = (height − windowHeight) / strideHeight + 1`, rounded down.
public record PoolGeometry(int height, int width, int windowHeight, int windowWidth, int strideHeight,
    int strideWidth) {

  /// @throws IllegalArgumentException with both numbers if a size is below 1 or the window is larger than the plane
  public PoolGeometry {
    Sizes.atLeastOne("height", height);
    Sizes.atLeastOne("width", width);
    Sizes.axis("vertical", height, windowHeight, strideHeight, 0, 0);
    Sizes.axis("horizontal", width, windowWidth, strideWidth, 0, 0);
    Sizes.product("plane", height, width);
  }

  /// p
  public int outputHeight() {
    return Sizes.output(height, windowHeight, strideHeight, 0);
  }

  /// q
  public int outputWidth() {
    return Sizes.output(width, windowWidth, strideWidth, 0);
  }

  /// Floats of one window, the divisor of an average.
  public int windowFloats() {
    return windowHeight * windowWidth;
  }

  /// Floats of one input plane.
  public int inputFloats() {
    return height * width;
  }

  /// Floats of one output plane.
  public int outputFloats() {
    return outputHeight() * outputWidth();
  }
}
