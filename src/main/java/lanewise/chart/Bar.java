package lanewise.chart;

import java.util.List;
import java.util.Optional;

/// A row of a bar chart: its label stands above the bar, where a phone has room for it too.
///
/// @param parts lengths, one for each series, stacked from 0; of a chart without stacks one
/// @param interval empty if there is none
/// @param series index of the colour of a bar with one part
public record Bar(String label, List<Double> parts, Optional<Interval> interval, int series) {

  /// What the bar's length may as well be.
  public record Interval(double low, double high) {}

  public Bar {
    parts = List.copyOf(parts);
  }

  /// A stack, coloured by series.
  public static Bar stack(String label, List<Double> parts) {
    return new Bar(label, parts, Optional.empty(), 0);
  }

  double length() {
    return parts.stream().mapToDouble(Double::doubleValue).sum();
  }

  double end() {
    return interval.map(Interval::high).filter(high -> high > length()).orElse(length());
  }
}
