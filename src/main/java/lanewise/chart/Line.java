package lanewise.chart;

import java.util.List;

/// A series of a line chart.
///
/// @param series index of its colour and mark
public record Line(String name, List<Point> points, int series, Style style) {

  public record Point(double x, double y) {}

  /// How a series is drawn.
  public enum Style {
    /// A line through marks.
    LINE,
    /// A dashed line without marks.
    DASHED,
    /// Marks alone.
    MARKS,
    /// A limit: a thin grey line with its name at its end instead of in the legend.
    CEILING
  }

  public Line {
    points = points.stream().filter(point -> Double.isFinite(point.x()) && Double.isFinite(point.y())).toList();
  }
}
