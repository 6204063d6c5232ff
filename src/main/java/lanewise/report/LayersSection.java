package lanewise.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import lanewise.chart.Bar;
import lanewise.chart.BarChart;
import lanewise.results.StoredRow;

/// Where the time of a training step goes: layers and passes.
final class LayersSection implements Section {

  private static final int MOST_CHARTS = 4;
  private static final int MOST_BARS = 40;
  private static final double LEAST_SHARE = 0.001;
  private static final double NANOS_PER_MILLI = 1e6;

  private static final List<HtmlTable.Column> COLUMNS = List.of(
      HtmlTable.text("run_id"), HtmlTable.text("arm"), HtmlTable.number("trial"), HtmlTable.text("layer"),
      HtmlTable.text("description"), HtmlTable.text("pass"), HtmlTable.number("median_ns"), HtmlTable.number("mad_ns"),
      HtmlTable.number("share_percent"), HtmlTable.number("gflops"), HtmlTable.number("percent_of_peak"),
      HtmlTable.number("gb_per_second"), HtmlTable.number("steps"), HtmlTable.text("status"));

  @Override
  public String id() {
    return "layers";
  }

  @Override
  public String title() {
    return "Time by layer";
  }

  @Override
  public String of(Runs runs) {
    return runs.rows(StoredRun.LAYERS).isEmpty() ? ""
        : figures(runs).stream().limit(MOST_CHARTS).map(Figure::html).collect(Collectors.joining())
            + Html.folded("All layers and passes",
                HtmlTable.of("Layers", runs.columns(COLUMNS), runs.cells(StoredRun.LAYERS)));
  }

  /// One for each arm that was profiled.
  static List<Figure> figures(Runs runs) {
    List<Runs.Row> rows = runs.rows(StoredRun.LAYERS);
    var passes = new LinkedHashSet<String>();
    var arms = new LinkedHashMap<String, Map<String, Map<String, Double>>>();
    for (Runs.Row row : rows) {
      StoredRow cells = row.cells();
      if (cells.real("median_ns").isPresent()) {
        passes.add(cells.text("pass"));
        // The first trial of an arm stands for it; the table has all.
        arms.computeIfAbsent(runs.armName(row.run(), cells.text("arm")), _ -> new LinkedHashMap<>())
            .computeIfAbsent(name(cells), _ -> new LinkedHashMap<>())
            .putIfAbsent(cells.text("pass"), cells.real("median_ns").orElseThrow());
      }
    }
    var figures = new ArrayList<Figure>();
    arms.forEach((arm, layers) -> figures.add(figure(figures.size(), arm, List.copyOf(passes), layers)));
    return figures;
  }

  /// What a layer is called on the page. What belongs to no layer has the number 0.
  static String name(StoredRow row) {
    String description = row.text("description");
    return row.text("layer").equals("0") ? description : (row.text("layer") + " " + description).strip();
  }

  /// Each arm has a scale of its own: where its time goes is the question, not how much it is.
  private static Figure figure(int number, String arm, List<String> passes, Map<String, Map<String, Double>> layers) {
    double step = layers.values().stream().mapToDouble(LayersSection::nanos).sum();
    List<Bar> bars = layers.entrySet().stream()
        .filter(layer -> nanos(layer.getValue()) >= LEAST_SHARE * step && step > 0)
        .limit(MOST_BARS)
        .map(layer -> Bar.stack(layer.getKey() + "  " + Digits.time(nanos(layer.getValue())),
            passes.stream().map(pass -> layer.getValue().getOrDefault(pass, 0.0) / NANOS_PER_MILLI).toList()))
        .toList();
    String caption = "Time of each layer in one training step of " + arm + ", median over the steps, by pass: "
        + Digits.time(step) + " in all. What takes less than 0.1 % is left out."
        + (layers.size() > MOST_BARS ? " The first " + MOST_BARS + " of " + layers.size() + " are drawn." : "");
    return new Figure(arm,
        new BarChart("layers-chart-" + number, caption, "ms per step", passes, bars, OptionalDouble.empty()), caption,
        StoredRun.LAYERS);
  }

  private static double nanos(Map<String, Double> passes) {
    return passes.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
