package lanewise.report.chart;

import java.awt.Color;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours of a chart. The library is given placeholders, and the finished SVG names CSS variables in their stead,
/// so that the page's style sheet colours the charts, in light and in dark.
enum Ink {
  CARD("--card"), TEXT("--text"), MUTED("--muted"), GRID("--grid"), SERIES_1("--series-1"),
  SERIES_2("--series-2"), SERIES_3("--series-3"), SERIES_4("--series-4"), SERIES_5("--series-5"),
  SERIES_6("--series-6"), SERIES_7("--series-7"), SERIES_8("--series-8");

  static final int SERIES = 8;

  private static final int RED = 1;
  private static final int GREEN = 2;
  private static final Pattern PLACEHOLDER = Pattern.compile("rgb\\(" + RED + "," + GREEN + ",(\\d+)\\)");

  private final String variable;

  Ink(String variable) {
    this.variable = variable;
  }

  /// The colour of the series with that index; there are eight, then they repeat.
  static Ink ofSeries(int index) {
    return values()[SERIES_1.ordinal() + index % SERIES];
  }

  Color placeholder() {
    return new Color(RED, GREEN, ordinal());
  }

  /// The SVG with variables for placeholders.
  static String inCss(String svg) {
    return PLACEHOLDER.matcher(svg).replaceAll(found ->
        Matcher.quoteReplacement("var(" + values()[Integer.parseInt(found.group(1))].variable + ")"));
  }
}
