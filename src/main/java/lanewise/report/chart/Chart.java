package lanewise.report.chart;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;

/// A chart of the page. It is drawn twice, for wide and for narrow screens, because text that scales with a chart
/// cannot be read on a phone; the style sheet shows one of them.
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

  /// Two `<svg>` elements, of the classes `wide` and `narrow`.
  public final String svg() {
    return Drawing.of(drawn(WIDE), WIDE, height(WIDE), id + "-wide", "chart wide", description)
        + Drawing.of(drawn(NARROW), NARROW, height(NARROW), id + "-narrow", "chart narrow", description);
  }

  abstract JFreeChart drawn(int width);

  abstract int height(int width);
}
