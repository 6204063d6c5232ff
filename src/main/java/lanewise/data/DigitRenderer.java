package lanewise.data;

import java.util.Arrays;
import lanewise.random.CounterRandom;

/// Draws strokes with a round pen into square grey images: a pixel's coverage falls linearly over one pixel at the
/// pen's edge, measured by the distance from its centre to the nearest stroke; then blur, then noise.
///
/// Only exactly rounded operations, so the same bytes on every machine. Keeps its work space: one thread at a time.
final class DigitRenderer {

  private static final int STEPS_PER_SPAN = 4;
  /// Standard deviation of a sum of four independent uniform numbers in [0, 1): the square root of 4/12.
  private static final double FOUR_UNIFORMS_DEVIATION = Math.sqrt(1.0 / 3);

  private final int side;
  private final double[] squaredDistance;
  private final double[] intensity;
  private final double[] blurred;

  /// @param side side of the images in pixels
  DigitRenderer(int side) {
    this.side = side;
    squaredDistance = new double[side * side];
    intensity = new double[side * side];
    blurred = new double[side * side];
  }

  /// Draws one image into `pixels` from `offset` on, row by row.
  void draw(Handwriting writing, CounterRandom noise, byte[] pixels, int offset) {
    double reach = writing.penRadius() + 0.5;
    Arrays.fill(squaredDistance, reach * reach);
    for (Stroke stroke : writing.strokes()) {
      double[] points = writing.inPixels(stroke);
      if (stroke.smooth()) {
        approachSpline(points, reach);
      } else {
        approachLines(points, reach);
      }
    }
    for (int i = 0; i < intensity.length; i++) {
      double coverage = Math.min(1, reach - Math.sqrt(squaredDistance[i]));
      intensity[i] = writing.ink() * coverage;
    }
    blur(intensity, blurred, 1, writing.blur());
    blur(blurred, intensity, side, writing.blur());
    for (int i = 0; i < intensity.length; i++) {
      double value = intensity[i] + writing.noise() * bell(noise.bits(i));
      pixels[offset + i] = (byte) (int) (255 * Math.clamp(value, 0.0, 1.0) + 0.5);
    }
  }

  private void approachLines(double[] points, double reach) {
    for (int i = 0; i + 3 < points.length; i += 2) {
      approachSegment(points[i], points[i + 1], points[i + 2], points[i + 3], reach);
    }
  }

  private void approachSpline(double[] points, double reach) {
    int last = points.length - 2;
    for (int i = 0; i < last; i += 2) {
      int before = Math.max(0, i - 2);
      int after = Math.min(last, i + 4);
      double fromX = points[i];
      double fromY = points[i + 1];
      for (int step = 1; step <= STEPS_PER_SPAN; step++) {
        double t = (double) step / STEPS_PER_SPAN;
        double toX = spline(points[before], points[i], points[i + 2], points[after], t);
        double toY = spline(points[before + 1], points[i + 1], points[i + 3], points[after + 1], t);
        approachSegment(fromX, fromY, toX, toY, reach);
        fromX = toX;
        fromY = toY;
      }
    }
  }

  /// Catmull and Rom (1974): the cubic from `p1` to `p2` whose slopes there are (p2 - p0)/2 and (p3 - p1)/2.
  private static double spline(double p0, double p1, double p2, double p3, double t) {
    double a = 3 * (p1 - p2) + p3 - p0;
    double b = 2 * p0 - 5 * p1 + 4 * p2 - p3;
    return p1 + 0.5 * t * (p2 - p0 + t * (b + t * a));
  }

  /// Lowers the squared distance of the pixels around one straight piece.
  private void approachSegment(double fromX, double fromY, double toX, double toY, double reach) {
    double dx = toX - fromX;
    double dy = toY - fromY;
    double squaredLength = dx * dx + dy * dy;
    double perSquaredLength = squaredLength > 0 ? 1 / squaredLength : 0;
    int left = clampToSide(Math.min(fromX, toX) - reach);
    int right = clampToSide(Math.max(fromX, toX) + reach + 1);
    int top = clampToSide(Math.min(fromY, toY) - reach);
    int bottom = clampToSide(Math.max(fromY, toY) + reach + 1);
    for (int row = top; row < bottom; row++) {
      double y = row + 0.5 - fromY;
      for (int column = left; column < right; column++) {
        double x = column + 0.5 - fromX;
        double along = Math.clamp((x * dx + y * dy) * perSquaredLength, 0.0, 1.0);
        double offX = x - along * dx;
        double offY = y - along * dy;
        int pixel = row * side + column;
        squaredDistance[pixel] = Math.min(squaredDistance[pixel], offX * offX + offY * offY);
      }
    }
  }

  private int clampToSide(double coordinate) {
    return Math.clamp((int) coordinate, 0, side);
  }

  /// Filters along one axis with the taps (w, 1 - 2w, w); outside the image is background.
  private void blur(double[] from, double[] to, int stride, double w) {
    for (int i = 0; i < from.length; i++) {
      int along = i / stride % side;
      double before = along > 0 ? from[i - stride] : 0;
      double after = along < side - 1 ? from[i + stride] : 0;
      to[i] = (1 - 2 * w) * from[i] + w * (before + after);
    }
  }

  /// A bell-shaped number of mean 0 and deviation 1 from 64 random bits: the sum of four 16-bit uniform numbers.
  private static double bell(long bits) {
    long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
    return (sum * 0x1p-16 - 2) / FOUR_UNIFORMS_DEVIATION;
  }
}
