package lanewise.image;

import java.util.List;
import java.util.Optional;

/// Scales pictures by area: a new pixel is the mean of what it covers of the old ones, each counted by the share of its
/// area. Nothing between two new pixels is left out, as it would be by taking single old ones.
public final class AreaAverage {

  private AreaAverage() {}

  /// The picture in another size; alpha is not kept. In the same size all levels keep their bits.
  ///
  /// @param height rows
  /// @param width columns
  public static PlanarImage scaled(PlanarImage image, int height, int width) {
    List<float[]> planes = image.planes().stream()
        .map(plane -> scaled(plane, image.height(), image.width(), height, width))
        .toList();
    return new PlanarImage(height, width, planes, Optional.empty());
  }

  private static float[] scaled(float[] plane, int fromHeight, int fromWidth, int height, int width) {
    var narrow = new float[fromHeight * width];
    for (int row = 0; row < fromHeight; row++) {
      line(plane, row * fromWidth, 1, fromWidth, narrow, row * width, width);
    }
    var scaled = new float[height * width];
    for (int column = 0; column < width; column++) {
      line(narrow, column, width, fromHeight, scaled, column, height);
    }
    return scaled;
  }

  /// Scales one row or column from `from` to `to` levels, which are `stride` apart in both arrays.
  private static void line(float[] x, int xAt, int stride, int from, float[] y, int yAt, int to) {
    for (int i = 0; i < to; i++) {
      double begin = (double) i * from / to;
      double end = (double) (i + 1) * from / to;
      double sum = 0;
      for (int j = (int) begin; j < Math.min(from, end); j++) {
        sum += x[xAt + j * stride] * (Math.min(end, j + 1) - Math.max(begin, j));
      }
      y[yAt + i * stride] = (float) (sum / (end - begin));
    }
  }
}
