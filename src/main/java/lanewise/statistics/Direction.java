package lanewise.statistics;

/// How a measurement tells speed.
public enum Direction {
  /// Images per second, GFLOP/s.
  HIGHER_IS_FASTER,
  /// Seconds, nanoseconds.
  LOWER_IS_FASTER
}
