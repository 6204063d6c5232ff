package lanewise.results;

import java.util.List;

/// The figures of one measured kernel call.
///
/// @param samples how often it was timed
/// @param medianNanos of one call
/// @param madNanos median absolute deviation from that median
/// @param gflops nominal floating-point operations per nanosecond
/// @param gbPerSecond of operands and results, each counted once
/// @param percentOfPeak of the fused multiply-adds that the same JVM reached in registers
/// @param ulpVsReference largest error in units in the last place of the largest reference value
/// @param resultSha256 of the bits of the result
/// @param sampleNanos time of one call in each sample, in the order in which they were taken
public record KernelTiming(int samples, double medianNanos, double madNanos, double gflops, double gbPerSecond,
    double percentOfPeak, double ulpVsReference, String resultSha256,
    List<Double> sampleNanos) {

  public KernelTiming {
    sampleNanos = List.copyOf(sampleNanos);
  }
}
