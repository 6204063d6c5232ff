package lanewise.console;

import java.util.Locale;
import lanewise.statistics.Comparison;

/// Comparisons for people.
public final class ComparisonText {

  private static final double SMALLEST_P = 0.001;
  private static final String NONE = "-";

  private ComparisonText() {}

  /// `9.32x`
  public static String speedUp(double speedUp) {
    return String.format(Locale.ROOT, "%.2fx", speedUp);
  }

  /// `9.10 to 9.60`; a dash where there were too few samples for an interval.
  public static String interval(Comparison comparison) {
    return Double.isNaN(comparison.low())
        ? NONE
        : String.format(Locale.ROOT, "%.2f to %.2f", comparison.low(), comparison.high());
  }

  /// `0.012`, `<0.001`
  public static String p(Comparison comparison) {
    return comparison.p() < SMALLEST_P ? "<" + SMALLEST_P : String.format(Locale.ROOT, "%.3f", comparison.p());
  }
}
