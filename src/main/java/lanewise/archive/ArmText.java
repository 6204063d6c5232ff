package lanewise.archive;

import java.util.Locale;
import java.util.Optional;

/// Figures of arms as the tables for the terminal show them; what is not there is a dash.
final class ArmText {

  static final String NONE = "-";

  private static final int HASH_DIGITS = 12;
  private static final double PERCENT = 100;

  private ArmText() {}

  static String number(String format, Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, format, number)).orElse(NONE);
  }

  static String accuracy(ArmResult arm) {
    return number("%.2f %%", arm.testAccuracy().map(share -> PERCENT * share));
  }

  static String median(ArmResult arm) {
    return number("%,.0f", arm.median());
  }

  static String interval(ArmResult arm) {
    return arm.speedUpLow().isEmpty() || arm.speedUpHigh().isEmpty() ? NONE
        : number("%.2f", arm.speedUpLow()) + " to " + number("%.2f", arm.speedUpHigh());
  }

  static String weights(ArmResult arm) {
    String hash = arm.weightsSha256();
    return text(hash.substring(0, Math.min(HASH_DIGITS, hash.length())));
  }

  static String text(String text) {
    return text.isEmpty() ? NONE : text;
  }
}
