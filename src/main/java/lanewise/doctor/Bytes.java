package lanewise.doctor;

import java.util.Locale;

/// Sizes for people.
final class Bytes {

  private static final double MIB = 1 << 20;
  private static final double GIB = 1 << 30;

  private Bytes() {}

  /// Such as `512 MiB` or `1.5 GiB`.
  static String text(long bytes) {
    return bytes < GIB ? String.format(Locale.ROOT, "%.0f MiB", bytes / MIB)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
  }
}
