package lanewise.results;

import java.util.List;
import java.util.Optional;

/// What a trained network reached on the test set.
///
/// @param accuracy share of images whose class is right; empty for regression
/// @param imagesPerSecond in a second pass over the test set, so that the JIT compiler has seen the code
/// @param confusion all pairs of classes, row by row; empty for regression
public record TestRecord(
    double loss, Optional<Double> accuracy, double imagesPerSecond, List<ConfusionCell> confusion) {

  public TestRecord {
    confusion = List.copyOf(confusion);
  }
}
