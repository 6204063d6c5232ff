package lanewise.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers with as many digits as a reader can use.
public final class Digits {

  private static final double LARGE = 1000;
  private static final double SMALL = 1e-3;

  private Digits() {}

  /// A whole number from a thousand up, else four significant digits: `5,631`, `97.9`, `0.1234`, `1.1e-05`.
  public static String of(double value) {
    return of(value, 4);
  }

  /// The same with three significant digits.
  public static String few(double value) {
    return of(value, 3);
  }

  private static String of(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    double size = Math.abs(value);
    if (size >= LARGE) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    if (size > 0 && size < SMALL) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    return rounded.signum() == 0 ? "0" : shortened(rounded);
  }

  private static String shortened(BigDecimal rounded) {
    BigDecimal stripped = rounded.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  /// How many times as fast: `9.30`, `12.1`, `104`.
  public static String times(double ratio) {
    int decimals = ratio >= 100 ? 0 : ratio >= 10 ? 1 : 2;
    return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%." + decimals + "f", ratio) : Double.toString(ratio);
  }

  /// A time that is given in nanoseconds.
  public static String time(double nanos) {
    return nanos < 1e3 ? few(nanos) + " ns" : nanos < 1e6 ? few(nanos / 1e3) + " µs"
        : nanos < 1e9 ? few(nanos / 1e6) + " ms" : few(nanos / 1e9) + " s";
  }
}
