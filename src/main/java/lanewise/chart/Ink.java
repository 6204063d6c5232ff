package lanewise.chart;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The colours of a chart. The library is given placeholders; in the finished SVG stand CSS variables in their stead,
/// so that a page's style sheet colours its charts, in light and in dark, or the colours themselves.
enum Ink {
  CARD("#fff", "#1a1f26"), TEXT("#1a1f26", "#e5e9ed"), MUTED("#5b6570", "#9ba6b2"), GRID("#e3e7eb", "#2d353e"),
  SERIES_1("#0072b2", "#4da8ea"), SERIES_2("#d55e00", "#fb8546"), SERIES_3("#009e73", "#36c699"),
  SERIES_4("#a9538b", "#e19bc5"), SERIES_5("#e69f00", "#f3b83a"), SERIES_6("#4ba3dd", "#92d3fa"),
  SERIES_7("#86700f", "#cdb650"), SERIES_8("#8b95a0", "#7c8793");

  static final int SERIES = 8;

  private static final int RED = 1;
  private static final int GREEN = 2;
  private static final Pattern PLACEHOLDER = Pattern.compile("rgb\\(" + RED + "," + GREEN + ",(\\d+)\\)");

  private final String light;
  private final String dark;

  Ink(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  /// The colour of the series with that index; there are eight, then they repeat.
  static Ink ofSeries(int index) {
    return values()[SERIES_1.ordinal() + index % SERIES];
  }

  Color placeholder() {
    return new Color(RED, GREEN, ordinal());
  }

  /// The colour on a light ground.
  String light() {
    return light;
  }

  /// The SVG with variables for placeholders.
  static String asVariables(String svg) {
    return replaced(svg, ink -> "var(" + ink.variable() + ")");
  }

  /// The SVG with the colours of a light page for placeholders.
  static String asColours(String svg) {
    return replaced(svg, Ink::light);
  }

  /// A style sheet that gives the variables their values.
  static String styleSheet() {
    return ":root { " + declared(ink -> ink.light) + " }\n@media (prefers-color-scheme: dark) { :root { "
        + declared(ink -> ink.dark) + " } }\n";
  }

  private static String declared(Function<Ink, String> colour) {
    return Arrays.stream(values())
        .map(ink -> ink.variable() + ": " + colour.apply(ink) + ";")
        .collect(Collectors.joining(" "));
  }

  private String variable() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String replaced(String svg, Function<Ink, String> colour) {
    return PLACEHOLDER.matcher(svg).replaceAll(found ->
        Matcher.quoteReplacement(colour.apply(values()[Integer.parseInt(found.group(1))])));
  }
}
