package lanewise.statistics;

import java.util.Collection;
import java.util.Optional;

/// The median: the middle value, or the mean of the two middle values.
public final class Median {

  private Median() {}

  /// @return empty if there is no value
  public static Optional<Double> of(Collection<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    var sorted = values.stream().sorted().toList();
    double lower = sorted.get((sorted.size() - 1) / 2);
    double upper = sorted.get(sorted.size() / 2);
    return Optional.of(lower == upper ? lower : (lower + upper) / 2);
  }
}
