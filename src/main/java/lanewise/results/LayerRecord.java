package lanewise.results;

import java.util.Optional;

/// One line of a trial's profile: what a pass of a layer takes of a training step, or what something else does that
/// belongs to no layer. The shares of a trial add up to 100; medians need not add up to the median of the whole step.
///
/// @param trial number within the run, from 1
/// @param layer number in the network, from 1; 0 for what belongs to no layer
/// @param description of the layer, or of what belongs to none
/// @param pass `forward`, `d-weights`, `d-input` or `update` of a layer; else `loss`, `read` or `other`
/// @param steps that were timed
/// @param medianNanos wall time in a step
/// @param madNanos median absolute deviation of the steps' times from their median
/// @param sharePercent of the time of all steps
/// @param flops floating-point operations of a step, nominal: products of inputs and weights, and the formulas of
///     updates; 0 where none of these is computed
/// @param gflops `flops` per nanosecond, by the median; empty without any
/// @param percentOfPeak `gflops` in percent of the peak of fused multiply-adds, sampled between the steps
/// @param bytes of a step if each operand is read once and each result written once; 0 where that is not known
public record LayerRecord(
    int trial,
    int layer,
    String description,
    String pass,
    int steps,
    double medianNanos,
    double madNanos,
    double sharePercent,
    long flops,
    Optional<Double> gflops,
    Optional<Double> percentOfPeak,
    long bytes) {

  /// 10^9 bytes per second, by the median; empty where the bytes are not known.
  public Optional<Double> gbPerSecond() {
    return bytes > 0 && medianNanos > 0 ? Optional.of(bytes / medianNanos) : Optional.empty();
  }
}
