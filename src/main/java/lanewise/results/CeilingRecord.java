package lanewise.results;

import java.util.Optional;

/// One of the ceilings of a roofline: a row of `roofline.csv`.
///
/// @param threads that work at the same time; the figures are of all of them together
/// @param ceiling `peak` of fused multiply-adds in registers, or the memory level that is read
/// @param gflops of the peak
/// @param gbPerSecond of a memory level, reading alone
public record CeilingRecord(int threads, int vectorBits, String ceiling, Optional<Double> gflops,
    Optional<Double> gbPerSecond) {

  /// The ceiling of arithmetic.
  public static final String PEAK = "peak";
}
