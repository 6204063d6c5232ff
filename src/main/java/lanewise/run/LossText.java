package lanewise.run;

import java.util.Locale;

/// Losses for people: with a fixed number of decimals, beyond a million with four digits and an exponent.
final class LossText {

  private static final double LARGE = 1e6;

  private LossText() {}

  static String of(double loss, int decimals) {
    boolean large = Double.isFinite(loss) && Math.abs(loss) >= LARGE;
    return String.format(Locale.ROOT, large ? "%.3e" : "%." + decimals + "f", loss);
  }
}
