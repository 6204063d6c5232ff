package lanewise.data;

import java.util.List;
import lanewise.random.CounterRandom;

/// How one synthetic digit is written: which skeleton, an elastic distortion of it, an affine map into the image, and
/// the pen. Everything is drawn from one random sequence.
final class Handwriting {

  private static final int GRID_COLUMNS = 3;
  private static final int GRID_ROWS = 4;
  private static final double ELASTICITY = 0.09;
  private static final double MAX_ROTATION = 0.22;
  private static final double MAX_SHEAR = 0.25;
  private static final double MAX_SHIFT = 3.0;
  private static final double MIN_WIDTH = 9;
  private static final double MAX_WIDTH = 15;
  private static final double MIN_HEIGHT = 15;
  private static final double MAX_HEIGHT = 21;
  private static final double MIN_PEN_RADIUS = 0.6;
  private static final double MAX_PEN_RADIUS = 1.6;
  private static final double MIN_INK = 0.65;
  private static final double MAX_BLUR = 0.2;
  private static final double MAX_NOISE = 0.12;

  private final CounterRandom random;
  private long drawn;

  private final int digit;
  private final List<Stroke> strokes;
  private final double[] offsets = new double[2 * GRID_COLUMNS * GRID_ROWS];
  private final double xx;
  private final double xy;
  private final double yx;
  private final double yy;
  private final double centreX;
  private final double centreY;
  private final double penRadius;
  private final double ink;
  private final double blur;
  private final double noise;

  /// @param side side of the image in pixels
  Handwriting(CounterRandom random, int side) {
    this.random = random;
    digit = random.below(drawn++, 10);
    List<List<Stroke>> variants = DigitSkeletons.of(digit);
    strokes = variants.get(random.below(drawn++, variants.size()));
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = uniform(-ELASTICITY, ELASTICITY);
    }
    double rotation = uniform(-MAX_ROTATION, MAX_ROTATION);
    double shear = uniform(-MAX_SHEAR, MAX_SHEAR);
    double width = uniform(MIN_WIDTH, MAX_WIDTH);
    double height = uniform(MIN_HEIGHT, MAX_HEIGHT);
    double cos = StrictMath.cos(rotation);
    double sin = StrictMath.sin(rotation);
    xx = cos * width;
    xy = (cos * shear - sin) * height;
    yx = sin * width;
    yy = (sin * shear + cos) * height;
    centreX = 0.5 * side + uniform(-MAX_SHIFT, MAX_SHIFT);
    centreY = 0.5 * side + uniform(-MAX_SHIFT, MAX_SHIFT);
    penRadius = uniform(MIN_PEN_RADIUS, MAX_PEN_RADIUS);
    ink = uniform(MIN_INK, 1);
    blur = uniform(0, MAX_BLUR);
    noise = uniform(0, MAX_NOISE);
  }

  int digit() {
    return digit;
  }

  List<Stroke> strokes() {
    return strokes;
  }

  /// Radius of the pen in pixels.
  double penRadius() {
    return penRadius;
  }

  /// Intensity of a fully covered pixel, 0 to 1.
  double ink() {
    return ink;
  }

  /// Weight of each of the two neighbours in the blur's three-tap filter.
  double blur() {
    return blur;
  }

  /// Standard deviation of the noise on each pixel.
  double noise() {
    return noise;
  }

  /// Maps the control points of a stroke to pixels: x and y in turn. A pixel's centre lies at its index plus one half.
  double[] inPixels(Stroke stroke) {
    double[] pixels = new double[2 * stroke.points()];
    for (int i = 0; i < stroke.points(); i++) {
      double x = stroke.x(i);
      double y = stroke.y(i);
      double u = x + offset(x, y, 0) - 0.5;
      double v = y + offset(x, y, 1) - 0.5;
      pixels[2 * i] = centreX + xx * u + xy * v;
      pixels[2 * i + 1] = centreY + yx * u + yy * v;
    }
    return pixels;
  }

  /// The elastic displacement of a point: bilinear between the nodes of a coarse grid, so that strokes that meet still
  /// meet afterwards.
  private double offset(double x, double y, int axis) {
    double gridX = x * (GRID_COLUMNS - 1);
    double gridY = y * (GRID_ROWS - 1);
    int column = Math.clamp((int) gridX, 0, GRID_COLUMNS - 2);
    int row = Math.clamp((int) gridY, 0, GRID_ROWS - 2);
    double right = gridX - column;
    double down = gridY - row;
    double above = (1 - right) * node(row, column, axis) + right * node(row, column + 1, axis);
    double below = (1 - right) * node(row + 1, column, axis) + right * node(row + 1, column + 1, axis);
    return (1 - down) * above + down * below;
  }

  private double node(int row, int column, int axis) {
    return offsets[2 * (row * GRID_COLUMNS + column) + axis];
  }

  private double uniform(double low, double high) {
    return random.uniform(drawn++, low, high);
  }
}
