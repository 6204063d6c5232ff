package lanewise.image;

import java.util.List;
import java.util.Optional;

/// Numbers of any size as levels of a picture.
public enum Shading {
  /// From black for the smallest value to white for the largest.
  GREY,
  /// From white for the smallest value to black for the largest: ink on paper.
  INK,
  /// White for 0, the redder the more positive, the bluer the more negative; both sides on one scale.
  SIGNED;

  private static final float MOST = 255;
  /// Of a saturated red and blue, as far from each other for those who do not see red.
  private static final float[] RED = {178, 24, 43};
  private static final float[] BLUE = {33, 102, 172};

  /// A picture of a plane.
  ///
  /// @param values h,w; where all are equal, the picture is of one colour
  /// @throws IllegalArgumentException if there are not h · w values
  public PlanarImage of(float[] values, int height, int width) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return of(values, height, width, low, high);
  }

  /// The same on a given scale, for pictures that are to be compared.
  ///
  /// @param low becomes the darkest (of [#INK] the lightest); of [#SIGNED] only the larger size of the two matters
  /// @param high becomes the lightest
  public PlanarImage of(float[] values, int height, int width, float low, float high) {
    return this == SIGNED ? signed(values, height, width, Math.max(Math.abs(low), Math.abs(high)))
        : new PlanarImage(height, width, List.of(grey(values, low, high)), Optional.empty());
  }

  private float[] grey(float[] values, float low, float high) {
    var levels = new float[values.length];
    float range = high > low ? high - low : 1;
    for (int i = 0; i < levels.length; i++) {
      float level = MOST * (values[i] - low) / range;
      levels[i] = this == INK ? MOST - level : level;
    }
    return levels;
  }

  private static PlanarImage signed(float[] values, int height, int width, float largest) {
    var planes = List.of(new float[values.length], new float[values.length], new float[values.length]);
    for (int i = 0; i < values.length; i++) {
      float share = largest > 0 ? Math.min(1, Math.abs(values[i]) / largest) : 0;
      float[] colour = values[i] < 0 ? BLUE : RED;
      for (int band = 0; band < colour.length; band++) {
        planes.get(band)[i] = MOST + share * (colour[band] - MOST);
      }
    }
    return new PlanarImage(height, width, planes, Optional.empty());
  }
}
