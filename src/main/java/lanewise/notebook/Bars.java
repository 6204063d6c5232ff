package lanewise.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import lanewise.chart.Bar;
import lanewise.chart.BarChart;
import lanewise.report.Digits;

/// A [BarChart], bar by bar from the top down. The value of a bar stands behind its label.
///
/// ```java
/// new Bars("speed-ups", "times as fast").bar("scalar", 1).bar("vector", 8.1, 7.2, 9.8).reference(1).chart()
/// ```
public final class Bars {

  private final String description;
  private final String axis;
  private final List<String> parts;
  private final List<Bar> bars = new ArrayList<>();
  private OptionalDouble reference = OptionalDouble.empty();

  /// @param description what the chart shows, for those who cannot see it
  /// @param axis what the length of a bar means, with its unit
  /// @param parts names of the parts of stacked bars; none if each bar is of one
  public Bars(String description, String axis, String... parts) {
    this.description = description;
    this.axis = axis;
    this.parts = parts.length == 0 ? List.of(axis) : List.of(parts);
  }

  public Bars bar(String label, double value) {
    return add(label, value, Optional.empty(), 0);
  }

  /// @param series index of its colour
  public Bars bar(String label, double value, int series) {
    return add(label, value, Optional.empty(), series);
  }

  /// @param low end of the interval in which the value may as well lie
  /// @param high end of the interval in which the value may as well lie
  public Bars bar(String label, double value, double low, double high) {
    return add(label, value, Optional.of(new Bar.Interval(low, high)), 0);
  }

  /// @param values one for each part
  /// @throws IllegalArgumentException if there are not as many values as parts
  public Bars stack(String label, double... values) {
    if (values.length != parts.size()) {
      throw new IllegalArgumentException(
          "bar '" + label + "' has " + values.length + " values, and the chart " + parts.size() + " parts");
    }
    bars.add(Bar.stack(labelled(label, DoubleStream.of(values).sum()), DoubleStream.of(values).boxed().toList()));
    return this;
  }

  /// A dashed line across all bars.
  public Bars reference(double value) {
    reference = OptionalDouble.of(value);
    return this;
  }

  public BarChart chart() {
    return new BarChart("bars", description, axis, parts, bars, reference);
  }

  private Bars add(String label, double value, Optional<Bar.Interval> interval, int series) {
    bars.add(new Bar(labelled(label, value), List.of(value), interval, series));
    return this;
  }

  private static String labelled(String label, double value) {
    return label + "  " + Digits.few(value);
  }
}
