package lanewise.run;

import java.util.Locale;

/// Durations for people: `8 s`, `4 min`, `2.5 h`.
final class DurationText {

  private static final double MINUTE = 60;
  private static final double HOUR = 3600;
  private static final double LONG_MINUTES = 2 * MINUTE;
  private static final double LONG_HOURS = 2 * HOUR;

  private DurationText() {}

  static String of(double seconds) {
    if (seconds < LONG_MINUTES) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < LONG_HOURS
        ? String.format(Locale.ROOT, "%.0f min", seconds / MINUTE)
        : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
  }
}
