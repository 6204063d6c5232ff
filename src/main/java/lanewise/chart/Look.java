package lanewise.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/// What all charts have in common: fonts, thin lines, quiet axes, the legend above the plot.
final class Look {

  /// Mean width of a letter.
  static final double LETTER = 6.8;
  private static final double BOLD_LETTER = 9;
  private static final float HEADING_SIZE = 15;
  private static final int HEADING_LINE = 25;
  /// Beside a heading, both sides together.
  private static final int HEADING_MARGIN = 14;
  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Stroke THIN = new BasicStroke(1);
  static final Stroke FIRM = new BasicStroke(1.5f);
  static final Stroke BOLD = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final Stroke DASHED =
      new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);

  private static final List<Shape> MARKS = List.of(
      new Ellipse2D.Double(-3.5, -3.5, 7, 7), new Rectangle2D.Double(-3.2, -3.2, 6.4, 6.4),
      polygon(0, -4.4, 4, 3.2, -4, 3.2), polygon(0, -4.6, 4.6, 0, 0, 4.6, -4.6, 0), polygon(-4, -3.2, 4, -3.2, 0, 4.4));

  private Look() {}

  /// The mark of the series with that index; coloured alike, marks still tell series apart.
  static Shape mark(int index) {
    return MARKS.get(index % MARKS.size());
  }

  private static Shape polygon(double... coordinates) {
    var path = new Path2D.Double();
    path.moveTo(coordinates[0], coordinates[1]);
    for (int i = 2; i < coordinates.length; i += 2) {
      path.lineTo(coordinates[i], coordinates[i + 1]);
    }
    path.closePath();
    return path;
  }

  /// Whiskers from the low to the high end of an interval.
  static XYErrorRenderer whiskers() {
    var renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setCapLength(6);
    renderer.setErrorStroke(FIRM);
    return renderer;
  }

  /// Text that has to fit into a width, cut where it does not.
  static String fitting(String text, double width) {
    int letters = (int) (width / LETTER);
    return text.length() <= letters ? text : text.substring(0, letters - 1) + "…";
  }

  static void quiet(NumberAxis axis, String title) {
    axis.setLabel(title);
    axis.setLabelFont(FONT);
    axis.setLabelPaint(Ink.MUTED.placeholder());
    axis.setTickLabelFont(FONT);
    axis.setTickLabelPaint(Ink.MUTED.placeholder());
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
  }

  /// Sets lines above a chart of that width, the first in bold. What is too long is broken between words.
  ///
  /// @return by how much the chart has to be higher for them
  static int head(JFreeChart chart, int width, String... lines) {
    var titles = new ArrayList<TextTitle>();
    for (int i = 0; i < lines.length; i++) {
      boolean first = i == 0;
      broken(lines[i], (int) ((width - HEADING_MARGIN) / (first ? BOLD_LETTER : LETTER)))
          .forEach(line -> titles.add(title(line, first)));
    }
    titles.reversed().forEach(title -> chart.addSubtitle(0, title)); // each goes above those that are there
    return titles.size() * HEADING_LINE;
  }

  private static List<String> broken(String text, int letters) {
    var lines = new ArrayList<String>();
    String rest = text;
    while (rest.length() > letters) {
      int blank = rest.lastIndexOf(' ', letters);
      int end = blank > 0 ? blank : letters;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }

  private static TextTitle title(String line, boolean first) {
    var title = new TextTitle(line, first ? FONT.deriveFont(Font.BOLD, HEADING_SIZE) : FONT);
    title.setPaint((first ? Ink.TEXT : Ink.MUTED).placeholder());
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setPosition(RectangleEdge.TOP);
    title.setPadding(4, 6, 4, 8);
    return title;
  }

  static JFreeChart chart(XYPlot plot, boolean legend) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(new RectangleInsets(6, 6, 2, 14));
    plot.setDomainGridlinePaint(Ink.GRID.placeholder());
    plot.setDomainGridlineStroke(THIN);
    plot.setRangeGridlinePaint(Ink.GRID.placeholder());
    plot.setRangeGridlineStroke(THIN);
    var chart = new JFreeChart(null, FONT, plot, legend);
    chart.setBackgroundPaint(null);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    if (legend) {
      LegendTitle title = chart.getLegend();
      title.setPosition(RectangleEdge.TOP);
      title.setHorizontalAlignment(HorizontalAlignment.LEFT);
      title.setItemFont(FONT);
      title.setItemPaint(Ink.TEXT.placeholder());
      title.setBackgroundPaint(null);
      title.setFrame(BlockBorder.NONE);
      title.setItemLabelPadding(new RectangleInsets(2, 4, 2, 12));
    }
    return chart;
  }
}
