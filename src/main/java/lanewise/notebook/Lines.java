package lanewise.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.chart.Line;
import lanewise.chart.LineChart;
import lanewise.chart.LineChart.Axis;
import lanewise.chart.LineChart.Scale;
import tech.tablesaw.api.NumericColumn;

/// A [LineChart], series by series.
///
/// ```java
/// new Lines("loss of two schedulers").x("step").y("loss", Scale.LOGARITHMIC).line("adam", x, y).chart()
/// ```
public final class Lines {

  private static final int GREY = 7;

  private final String description;
  private final List<Line> lines = new ArrayList<>();
  private Axis x = new Axis("", Scale.LINEAR);
  private Axis y = new Axis("", Scale.LINEAR);
  private int next;

  /// @param description what the chart shows, for those who cannot see it
  public Lines(String description) {
    this.description = description;
  }

  public Lines x(String title) {
    return x(title, Scale.LINEAR);
  }

  public Lines x(String title, Scale scale) {
    x = new Axis(title, scale);
    return this;
  }

  public Lines y(String title) {
    return y(title, Scale.LINEAR);
  }

  public Lines y(String title, Scale scale) {
    y = new Axis(title, scale);
    return this;
  }

  /// A line through marks.
  ///
  /// @throws IllegalArgumentException if there are not as many x as y
  public Lines line(String name, double[] x, double[] y) {
    return add(name, x, y, next++, Line.Style.LINE);
  }

  /// The same of two columns; rows in which one is missing are left out.
  public Lines line(String name, NumericColumn<?> x, NumericColumn<?> y) {
    return line(name, x.asDoubleArray(), y.asDoubleArray());
  }

  /// Marks alone.
  public Lines marks(String name, double[] x, double[] y) {
    return add(name, x, y, next++, Line.Style.MARKS);
  }

  /// The same of two columns; rows in which one is missing are left out.
  public Lines marks(String name, NumericColumn<?> x, NumericColumn<?> y) {
    return marks(name, x.asDoubleArray(), y.asDoubleArray());
  }

  /// What would be expected: a dashed grey line.
  public Lines dashed(String name, double[] x, double[] y) {
    return add(name, x, y, GREY, Line.Style.DASHED);
  }

  /// A limit: a thin grey line with its name at its end.
  public Lines ceiling(String name, double[] x, double[] y) {
    return add(name, x, y, GREY, Line.Style.CEILING);
  }

  /// @throws IllegalStateException if there is no line
  public LineChart chart() {
    if (lines.isEmpty()) {
      throw new IllegalStateException("a chart of no lines: " + description);
    }
    return new LineChart("lines", description, x, y, lines);
  }

  private Lines add(String name, double[] x, double[] y, int series, Line.Style style) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(name + " has " + x.length + " x and " + y.length + " y");
    }
    lines.add(new Line(name, IntStream.range(0, x.length).mapToObj(i -> new Line.Point(x[i], y[i])).toList(), series,
        style));
    return this;
  }
}
