package lanewise.chart;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;

/// A chart, for a page with a style sheet or as a document of its own.
public abstract sealed class Chart permits BarChart, LineChart {

  private static final int WIDE = 720;
  private static final int NARROW = 350;

  static {
    System.setProperty("java.awt.headless", "true"); // Charts are text: no display, no icon in a dock.
    TextUtils.setUseDrawRotatedStringWorkaround(false); // It draws outlines.
  }

  private final String id;
  private final String description;

  Chart(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /// The style sheet that gives the charts of a page their colours, in light and in dark, as the variables `--card`,
  /// `--text`, `--muted`, `--grid` and `--series-1` to `--series-8`.
  public static String styleSheet() {
    return Ink.styleSheet();
  }

  /// What the chart shows, for those who cannot see it.
  public final String description() {
    return description;
  }

  /// The chart as a file of its own, or for a notebook: an `<svg>` element with its colours and its size.
  ///
  /// @param heading lines above the chart, of which the first is set in bold
  public final String document(String... heading) {
    JFreeChart chart = drawn(WIDE);
    int height = height(WIDE) + Look.head(chart, WIDE, heading);
    return Drawing.document(chart, WIDE, height, description);
  }

  /// The chart for a page with the [#styleSheet]. It is drawn twice, for wide and for narrow screens, because text that
  /// scales with a chart cannot be read on a phone: two `<svg>` elements, of the classes `wide` and `narrow`, of which
  /// the page's own style sheet shows one.
  public final String svg() {
    return Drawing.of(drawn(WIDE), WIDE, height(WIDE), id + "-wide", "chart wide", description)
        + Drawing.of(drawn(NARROW), NARROW, height(NARROW), id + "-narrow", "chart narrow", description);
  }

  abstract JFreeChart drawn(int width);

  abstract int height(int width);
}
