package lanewise.chart;

import java.awt.Paint;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.CategoryTableXYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/// Horizontal bars from the top down, of one part with an interval or of several stacked parts.
public final class BarChart extends Chart {

  private static final int ROW = 42;
  private static final int AXIS = 48;
  private static final int LEGEND_LINE = 24;
  /// A row reaches from -0.5 to 0.5 around its number; the bar lies in the lower part, the label above it.
  private static final double BAR_WIDTH = 0.4;
  private static final double BAR_MIDDLE = 0.2;
  private static final double LABEL_BASE = -0.07;
  private static final int MARGIN = 16;
  private static final int LEGEND_ITEM = 120;

  private final String axis;
  private final List<String> series;
  private final List<Bar> bars;
  private final OptionalDouble reference;

  /// @param id of the element; different from those of the page's other charts
  /// @param axis what the length of a bar means, with its unit
  /// @param series names of the parts; one if there are no stacks, and then there is no legend
  /// @param reference where a line is drawn across all bars
  public BarChart(
      String id, String description, String axis, List<String> series, List<Bar> bars, OptionalDouble reference) {
    super(id, description);
    this.axis = axis;
    this.series = List.copyOf(series);
    this.bars = List.copyOf(bars);
    this.reference = reference;
  }

  @Override
  int height(int width) {
    int legendLines = series.size() > 1 ? Math.ceilDiv(series.size() * LEGEND_ITEM, width) : 0;
    return bars.size() * ROW + AXIS + legendLines * LEGEND_LINE;
  }

  @Override
  JFreeChart drawn(int width) {
    var rows = new NumberAxis();
    rows.setRange(-0.5, bars.size() - 0.5);
    rows.setInverted(true);
    rows.setVisible(false);
    var lengths = new NumberAxis();
    Look.quiet(lengths, axis);
    double end = bars.stream().mapToDouble(Bar::end).filter(Double::isFinite).max().orElse(1);
    lengths.setRange(0, end > 0 ? end * 1.04 : 1);
    var plot = new XYPlot(parts(), rows, lengths, barRenderer());
    plot.setDataset(1, intervals());
    plot.setRenderer(1, whiskers());
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setDomainGridlinesVisible(false);
    reference.ifPresent(at -> plot.addRangeMarker(new ValueMarker(at, Ink.MUTED.placeholder(), Look.DASHED)));
    for (int row = 0; row < bars.size(); row++) {
      if (bars.get(row).label().isBlank()) {
        continue; // The library cannot draw a ground for no text.
      }
      var label = new XYTextAnnotation(Look.fitting(bars.get(row).label(), width - MARGIN), row + LABEL_BASE, 0);
      label.setFont(Look.FONT);
      label.setPaint(Ink.TEXT.placeholder());
      label.setBackgroundPaint(Ink.CARD.placeholder()); // over the lines, which run on from row to row
      label.setTextAnchor(TextAnchor.BOTTOM_LEFT);
      plot.addAnnotation(label);
    }
    return Look.chart(plot, series.size() > 1);
  }

  private CategoryTableXYDataset parts() {
    var parts = new CategoryTableXYDataset();
    parts.setAutoWidth(false);
    parts.setIntervalWidth(BAR_WIDTH);
    for (int row = 0; row < bars.size(); row++) {
      for (int part = 0; part < series.size(); part++) {
        parts.add(row + BAR_MIDDLE, bars.get(row).parts().get(part), series.get(part));
      }
    }
    return parts;
  }

  private YIntervalSeriesCollection intervals() {
    var intervals = new YIntervalSeries("");
    IntStream.range(0, bars.size()).forEach(row -> bars.get(row).interval().ifPresent(interval ->
        intervals.add(row + BAR_MIDDLE, bars.get(row).length(), interval.low(), interval.high())));
    var collection = new YIntervalSeriesCollection();
    collection.addSeries(intervals);
    return collection;
  }

  private StackedXYBarRenderer barRenderer() {
    var renderer = new StackedXYBarRenderer() {
      @Override
      public Paint getItemPaint(int part, int row) {
        return Ink.ofSeries(series.size() > 1 ? part : bars.get(row).series()).placeholder();
      }
    };
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    IntStream.range(0, series.size())
        .forEach(part -> renderer.setSeriesPaint(part, Ink.ofSeries(part).placeholder()));
    return renderer;
  }

  private static XYErrorRenderer whiskers() {
    XYErrorRenderer whiskers = Look.whiskers();
    whiskers.setSeriesPaint(0, Ink.TEXT.placeholder());
    whiskers.setSeriesShapesVisible(0, false);
    whiskers.setSeriesVisibleInLegend(0, false);
    return whiskers;
  }
}
