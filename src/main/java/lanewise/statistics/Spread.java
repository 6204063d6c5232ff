package lanewise.statistics;

import java.util.Collection;
import java.util.Optional;

/// Where repeated measurements lie and how far they scatter, neither moved by a few outliers.
///
/// @param n how many there are
/// @param median in the unit of the measurements
/// @param mad median absolute deviation: the median distance from the median, in the same unit and not scaled to the
///     standard deviation of a normal distribution
public record Spread(int n, double median, double mad) {

  /// @return empty if there is no value
  public static Optional<Spread> of(Collection<Double> values) {
    return Median.of(values).map(median ->
        new Spread(values.size(), median, Median.of(distances(values, median)).orElseThrow()));
  }

  private static Collection<Double> distances(Collection<Double> values, double median) {
    return values.stream().map(value -> Math.abs(value - median)).toList();
  }
}
