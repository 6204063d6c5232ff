package lanewise.chart;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Series of points over two number axes.
public final class LineChart extends Chart {

  /// How an axis counts.
  public enum Scale { LINEAR, FROM_ZERO, WHOLE_NUMBERS, LOGARITHMIC }

  /// @param title what it counts, with its unit
  public record Axis(String title, Scale scale) {}

  private static final int PLOT_HEIGHT = 300;
  private static final int LEGEND_LINE = 22;
  private static final int LEGEND_SYMBOL = 40;
  private static final double MARGIN = 0.06;
  /// Values that differ by no larger share are the same to the eye.
  private static final double EQUAL = 1e-6;
  /// Share of a value that is shown around it where all are equal.
  private static final double ROOM = 0.1;

  private final Axis x;
  private final Axis y;
  private final List<Line> lines;

  /// @param id of the element; different from those of the page's other charts
  /// @param lines without points that are not positive on a logarithmic axis; those without any are left out
  public LineChart(String id, String description, Axis x, Axis y, List<Line> lines) {
    super(id, description);
    this.x = x;
    this.y = y;
    this.lines = lines.stream().map(this::placeable).filter(line -> !line.points().isEmpty()).toList();
  }

  private Line placeable(Line line) {
    List<Line.Point> points = line.points().stream()
        .filter(point -> Double.isFinite(place(x, point.x())) && Double.isFinite(place(y, point.y())))
        .toList();
    return new Line(line.name(), points, line.series(), line.style());
  }

  @Override
  int height(int width) {
    double legend = lines.stream()
        .filter(line -> line.style() != Line.Style.CEILING)
        .mapToDouble(line -> line.name().length() * Look.LETTER + LEGEND_SYMBOL)
        .sum();
    return PLOT_HEIGHT + (int) Math.ceil(legend / (width * 0.85)) * LEGEND_LINE;
  }

  @Override
  JFreeChart drawn(int width) {
    var data = new XYSeriesCollection();
    var renderer = new XYLineAndShapeRenderer();
    var plot = new XYPlot(data, axis(x, Line.Point::x), axis(y, Line.Point::y), renderer);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      var series = new XYSeries(i, false); // by number, because two lines may have one name
      series.setDescription(line.name());
      line.points().forEach(point -> series.add(place(x, point.x()), place(y, point.y())));
      data.addSeries(series);
      boolean ceiling = line.style() == Line.Style.CEILING;
      renderer.setSeriesPaint(i, (ceiling ? Ink.MUTED : Ink.ofSeries(line.series())).placeholder());
      renderer.setSeriesShape(i, Look.mark(line.series() + line.series() / Ink.SERIES));
      renderer.setSeriesShapesVisible(i, line.style() == Line.Style.LINE || line.style() == Line.Style.MARKS);
      renderer.setSeriesLinesVisible(i, line.style() != Line.Style.MARKS);
      renderer.setSeriesStroke(i, switch (line.style()) {
        case DASHED -> Look.DASHED;
        case CEILING -> Look.THIN;
        case LINE, MARKS -> Look.BOLD;
      });
      renderer.setSeriesVisibleInLegend(i, !ceiling);
      if (ceiling) {
        plot.addAnnotation(name(line));
      }
    }
    renderer.setLegendItemLabelGenerator((_, i) ->
        Look.fitting(lines.get(i).name(), width - LEGEND_SYMBOL));
    return Look.chart(plot, lines.stream().anyMatch(line -> line.style() != Line.Style.CEILING));
  }

  /// Above the end of a level line, below the beginning of a slope.
  private XYTextAnnotation name(Line ceiling) {
    Line.Point first = ceiling.points().getFirst();
    Line.Point last = ceiling.points().getLast();
    boolean level = first.y() == last.y();
    Line.Point at = level ? last : first;
    var name = new XYTextAnnotation("  " + ceiling.name(), place(x, at.x()), place(y, at.y()));
    name.setFont(Look.FONT);
    name.setPaint(Ink.MUTED.placeholder());
    name.setTextAnchor(level ? TextAnchor.BOTTOM_RIGHT : TextAnchor.TOP_LEFT);
    return name;
  }

  private NumberAxis axis(Axis axis, ToDoubleFunction<Line.Point> coordinate) {
    var made = new NumberAxis();
    Look.quiet(made, axis.title());
    made.setAutoRangeIncludesZero(axis.scale() == Scale.FROM_ZERO);
    switch (axis.scale()) {
      case LINEAR, FROM_ZERO -> { }
      case WHOLE_NUMBERS -> made.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
      case LOGARITHMIC -> {
        made.setTickUnit(new NumberTickUnit(1, new PowerFormat()));
        made.setAutoRangeStickyZero(false); // where 1 lies, which is no end of the axis
      }
    }
    made.setLowerMargin(MARGIN);
    made.setUpperMargin(MARGIN);
    if (!lines.isEmpty()) {
      DoubleSummaryStatistics places = lines.stream().flatMap(line -> line.points().stream())
          .mapToDouble(point -> place(axis, coordinate.applyAsDouble(point)))
          .summaryStatistics();
      switch (axis.scale()) {
        case LINEAR, FROM_ZERO -> keepApart(made, places);
        case WHOLE_NUMBERS -> { }
        case LOGARITHMIC -> widen(made, places);
      }
    }
    return made;
  }

  /// Makes room around equal values, without which all ticks would read the same.
  private static void keepApart(NumberAxis axis, DoubleSummaryStatistics places) {
    double largest = Math.max(Math.abs(places.getMin()), Math.abs(places.getMax()));
    if (places.getMax() - places.getMin() <= EQUAL * largest) {
      axis.setAutoRangeMinimumSize(largest > 0 ? ROOM * largest : 1);
    }
  }

  /// Makes room for two powers of ten, without which a logarithmic axis says nothing.
  private static void widen(NumberAxis axis, DoubleSummaryStatistics places) {
    if (Math.floor(places.getMax()) - Math.ceil(places.getMin()) < 1) {
      double low = Math.floor(places.getMin());
      double high = Math.max(low + 1, Math.ceil(places.getMax()));
      axis.setRange(low - MARGIN * (high - low), high + MARGIN * (high - low));
    }
  }

  /// Where a value lies on an axis. The library's own logarithmic axes draw outlines in place of text.
  private static double place(Axis axis, double value) {
    return axis.scale() == Scale.LOGARITHMIC ? Math.log10(value) : value;
  }
}
