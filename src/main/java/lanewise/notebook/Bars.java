package lanewise.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import lanewise.chart.Bar;
import lanewise.chart.BarChart;
import lanewise.report.Digits;

/// A [BarChart], bar by bar from the top down. The value of a bar, which must not be below 0, stands behind its label.
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

  /// @throws IllegalArgumentException as of [#stack]
  public Bars bar(String label, double value) {
    return add(label, Optional.empty(), 0, value);
  }

  /// @param series index of its colour
  /// @throws IllegalArgumentException as of [#stack]
  public Bars bar(String label, double value, int series) {
    return add(label, Optional.empty(), series, value);
  }

  /// @param low end of the interval in which the value may as well lie
  /// @param high end of the interval in which the value may as well lie
  /// @throws IllegalArgumentException as of [#stack]
  public Bars bar(String label, double value, double low, double high) {
    return add(label, Optional.of(new Bar.Interval(low, high)), 0, value);
  }

  /// @param values one for each part
  /// @throws IllegalArgumentException if there are not as many values as parts, or one is below 0
  public Bars stack(String label, double... values) {
    return add(label, Optional.empty(), 0, values);
  }

  /// A dashed line across all bars.
  public Bars reference(double value) {
    reference = OptionalDouble.of(value);
    return this;
  }

  /// @throws IllegalStateException if there is no bar
  public BarChart chart() {
    if (bars.isEmpty()) {
      throw new IllegalStateException("a chart of no bars: " + description);
    }
    return new BarChart("bars", description, axis, parts, bars, reference);
  }

  private Bars add(String label, Optional<Bar.Interval> interval, int series, double... values) {
    if (values.length != parts.size()) {
      throw new IllegalArgumentException("'" + label + "' has " + counted(values.length, "value")
          + ", and the chart " + counted(parts.size(), "part"));
    }
    if (DoubleStream.of(values).anyMatch(value -> value < 0)) {
      throw new IllegalArgumentException("bars begin at 0, and '" + label + "' has " + Arrays.toString(values));
    }
    String whole = label + "  " + Digits.few(DoubleStream.of(values).sum());
    bars.add(new Bar(whole, DoubleStream.of(values).boxed().toList(), interval, series));
    return this;
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
