package lanewise.data;

/// One movement of the pen through control points in the unit square, x to the right and y down. A smooth stroke runs
/// along the Catmull-Rom spline through its points, a plain one along straight lines.
///
/// @param coordinates x and y of each control point in turn
record Stroke(boolean smooth, double... coordinates) {

  private static final int SPANS_PER_TURN = 10;

  static Stroke line(double... coordinates) {
    return new Stroke(false, coordinates);
  }

  static Stroke curve(double... coordinates) {
    return new Stroke(true, coordinates);
  }

  /// Part of an ellipse. Angles are in degrees, 0 to the right and 90 down; `to` may lie more than a turn after `from`.
  static Stroke arc(double centreX, double centreY, double radiusX, double radiusY, double from, double to) {
    int spans = (int) StrictMath.ceil(SPANS_PER_TURN * StrictMath.abs(to - from) / 360);
    double[] coordinates = new double[2 * (spans + 1)];
    for (int i = 0; i <= spans; i++) {
      double angle = StrictMath.toRadians(from + (to - from) * i / spans);
      coordinates[2 * i] = centreX + radiusX * StrictMath.cos(angle);
      coordinates[2 * i + 1] = centreY + radiusY * StrictMath.sin(angle);
    }
    return curve(coordinates);
  }

  int points() {
    return coordinates.length / 2;
  }

  double x(int point) {
    return coordinates[2 * point];
  }

  double y(int point) {
    return coordinates[2 * point + 1];
  }
}
