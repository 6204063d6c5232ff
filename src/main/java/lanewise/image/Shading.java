package lanewise.image;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
  private static final float[] GREEN = {0, 158, 115};

  /// A picture of a plane.
  ///
  /// @param values h,w; where all are equal, the picture is of one colour. What is not finite leaves the scale alone:
  ///     infinities are drawn as its ends, NaN is green, a colour that no number has
  /// @throws IllegalArgumentException if there are not h · w values
  public PlanarImage of(float[] values, int height, int width) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      if (Float.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low <= high ? of(values, height, width, low, high) : of(values, height, width, 0, 0);
  }

  /// The same on a given scale, for pictures that are to be compared. Values beyond it are drawn as its ends.
  ///
  /// @param low becomes the darkest (of [#INK] the lightest); of [#SIGNED] only the larger size of the two matters
  /// @param high becomes the lightest
  /// @throws IllegalArgumentException if there are not h · w values, or the ends of the scale are not finite or in the
  ///     wrong order
  public PlanarImage of(float[] values, int height, int width, float low, float high) {
    if (!(low <= high) || !Float.isFinite(low) || !Float.isFinite(high)) {
      throw new IllegalArgumentException("a scale goes from a finite number to one not below it, found " + low + " to "
          + high);
    }
    List<float[]> planes = this == SIGNED ? signed(values, Math.max(Math.abs(low), Math.abs(high)))
        : List.of(grey(values, low, high));
    return new PlanarImage(height, width, marked(planes, values), Optional.empty());
  }

  private float[] grey(float[] values, float low, float high) {
    var levels = new float[values.length];
    double range = high > low ? (double) high - low : 1;
    for (int i = 0; i < levels.length; i++) {
      float level = (float) Math.clamp(MOST * (values[i] - (double) low) / range, 0, MOST);
      levels[i] = this == INK ? MOST - level : level;
    }
    return levels;
  }

  private static List<float[]> signed(float[] values, float largest) {
    var planes = List.of(new float[values.length], new float[values.length], new float[values.length]);
    for (int i = 0; i < values.length; i++) {
      float share = largest > 0 ? Math.min(1, Math.abs(values[i]) / largest) : 0;
      float[] colour = values[i] < 0 ? BLUE : RED;
      for (int band = 0; band < colour.length; band++) {
        planes.get(band)[i] = MOST + share * (colour[band] - MOST);
      }
    }
    return planes;
  }

  /// The planes, in colour if there is a NaN to be seen.
  private static List<float[]> marked(List<float[]> planes, float[] values) {
    int[] missing = IntStream.range(0, values.length).filter(i -> Float.isNaN(values[i])).toArray();
    if (missing.length == 0) {
      return planes;
    }
    return IntStream.range(0, GREEN.length).mapToObj(band -> {
      float[] plane = planes.get(band % planes.size()).clone();
      for (int i : missing) {
        plane[i] = GREEN[band];
      }
      return plane;
    }).toList();
  }
}
