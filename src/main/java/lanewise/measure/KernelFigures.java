package lanewise.measure;

import java.util.List;

/// What the measurement of one kernel call came to.
///
/// @param samples how often it was timed
/// @param medianNanos of one call
/// @param madNanos median absolute deviation of the samples from their median
/// @param gflops nominal floating-point operations per nanosecond, by the median
/// @param gbPerSecond of operands and results, each counted once, by the median
/// @param percentOfPeak `gflops` in percent of the peak of fused multiply-adds, sampled between the calls
/// @param ulpVsReference [UlpError] of the first call
/// @param resultSha256 of the bits of the first call's result
/// @param sampleNanos of one call in each sample, in the order in which they were taken
public record KernelFigures(int samples, double medianNanos, double madNanos, double gflops, double gbPerSecond,
    double percentOfPeak, double ulpVsReference, String resultSha256,
    List<Double> sampleNanos) {

  public KernelFigures {
    sampleNanos = List.copyOf(sampleNanos);
  }
}
