package lanewise.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the tables need of one element of the JSON that JMH writes, and what stands in its place for a benchmark that
/// failed: its name and the reason alone.
///
/// @param params empty if the benchmark has none
/// @param secondaryMetrics by name, [lanewise.results.TableSchemas] knows which
/// @param failure `null` unless the benchmark failed
record JmhResult(
    String benchmark,
    String vmName,
    String vmVersion,
    List<String> jvmArgs,
    Map<String, String> params,
    Metric primaryMetric,
    Map<String, Metric> secondaryMetrics,
    String failure) {

  /// @param scoreError half of the confidence interval of 99.9 %, NaN with too few samples
  /// @param rawData the samples of each fork
  record Metric(double score, double scoreError, String scoreUnit, List<List<Double>> rawData) {}

  JmhResult {
    jvmArgs = jvmArgs == null ? List.of() : List.copyOf(jvmArgs);
    params = params == null ? Map.of() : params;
    secondaryMetrics = secondaryMetrics == null ? Map.of() : secondaryMetrics;
  }

  Status status() {
    return failure == null ? Status.OK : Status.FAILED;
  }

  Optional<Double> score() {
    return Optional.ofNullable(primaryMetric).map(Metric::score);
  }

  Optional<Double> error() {
    return Optional.ofNullable(primaryMetric).map(Metric::scoreError).filter(Double::isFinite);
  }

  String unit() {
    return primaryMetric == null ? "" : primaryMetric.scoreUnit();
  }

  long samples() {
    return primaryMetric == null ? 0 : primaryMetric.rawData().stream().mapToLong(List::size).sum();
  }

  /// A figure that came beside the score; empty if it was not meant, which its being 0 says.
  ///
  /// @param unit by which it is divided
  Optional<Double> figure(String name, double unit) {
    return Optional.ofNullable(secondaryMetrics.get(name)).map(Metric::score).filter(score -> score != 0)
        .map(score -> score / unit);
  }
}
