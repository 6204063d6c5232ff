package lanewise.archive;

import java.util.Locale;

/// Sizes of files as people read them: `512 B`, `1.2 kB`, `34 MB`, in powers of 1000.
final class FileSize {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
  private static final double STEP = 1000;
  private static final double DECIMAL_BELOW = 9.95;

  private FileSize() {}

  static String of(long bytes) {
    int unit = 0;
    double value = bytes;
    while (Math.round(value) >= STEP && unit < UNITS.length - 1) {
      value /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, unit > 0 && value < DECIMAL_BELOW ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
  }
}
