package lanewise.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.chart.Line;
import lanewise.chart.LineChart;
import lanewise.chart.LineChart.Axis;
import lanewise.chart.LineChart.Scale;
import lanewise.results.StoredRow;
import lanewise.statistics.Median;

/// Loss and accuracy by epoch. Arms whose curves are the same share a line.
final class LearningSection implements Section {

  static final String LOSS = "loss";
  static final String ACCURACY = "accuracy";

  private static final int MOST_LETTERS = 40;

  @Override
  public String id() {
    return "learning";
  }

  @Override
  public String title() {
    return "Learning curves";
  }

  @Override
  public String of(Runs runs) {
    return Stream.of(LOSS, ACCURACY)
        .flatMap(what -> figure(runs, what).stream())
        .map(Figure::html)
        .collect(Collectors.joining());
  }

  /// @param what [#LOSS] or [#ACCURACY]
  /// @return empty if no epoch tells of it
  static Optional<Figure> figure(Runs runs, String what) {
    List<Runs.Row> rows = runs.rows(StoredRun.EPOCHS);
    var lines = new ArrayList<Line>();
    Map<List<Line.Point>, List<String>> trained = curves(runs, rows, "train_" + what);
    Map<List<Line.Point>, List<String>> validated = curves(runs, rows, "validation_" + what);
    trained.forEach((points, names) ->
        lines.add(new Line(joined(names), points, lines.size(), Line.Style.LINE)));
    var arms = List.copyOf(trained.values());
    validated.forEach((points, names) -> {
      int colour = Math.max(0, arms.stream().filter(each -> each.contains(names.getFirst())).findFirst()
          .map(arms::indexOf).orElse(lines.size()));
      lines.add(new Line(joined(names) + ", validation", points, colour, Line.Style.DASHED));
    });
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String caption = (what.equals(LOSS) ? "Loss" : "Accuracy (share of right classes)")
        + " by epoch, over the training set" + (validated.isEmpty() ? "" : " and, dashed, over the validation set")
        + "; of several trials of an arm the median. Arms whose curves are the same share a line.";
    return Optional.of(new Figure(new LineChart("learning-" + what, caption, new Axis("epoch", Scale.WHOLE_NUMBERS),
        new Axis(what, Scale.LINEAR), lines), caption, StoredRun.EPOCHS));
  }

  /// Names of arms by their curve.
  private static Map<List<Line.Point>, List<String>> curves(Runs runs, List<Runs.Row> rows, String column) {
    var values = new LinkedHashMap<String, TreeMap<Long, List<Double>>>();
    for (Runs.Row row : rows) {
      row.cells().real(column).filter(Double::isFinite).ifPresent(value ->
          values.computeIfAbsent(name(runs, row), _ -> new TreeMap<>())
              .computeIfAbsent(row.cells().integer("epoch").orElse(0L), _ -> new ArrayList<>())
              .add(value));
    }
    return values.entrySet().stream().collect(Collectors.groupingBy(
        entry -> entry.getValue().entrySet().stream()
            .map(epoch -> new Line.Point(epoch.getKey(), Median.of(epoch.getValue()).orElseThrow()))
            .toList(),
        LinkedHashMap::new, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
  }

  /// The arm, or in tables that are older than arms the trial.
  private static String name(Runs runs, Runs.Row row) {
    StoredRow cells = row.cells();
    String arm = cells.text("arm");
    return runs.armLabel(row.run(), arm.isEmpty() ? "trial " + cells.text("trial") : arm);
  }

  /// Names that stand for the same, in the length of a legend.
  static String joined(List<String> names) {
    String both = String.join(" = ", names);
    return names.size() == 1 || names.size() == 2 && both.length() <= MOST_LETTERS ? both
        : names.getFirst() + " = " + (names.size() - 1) + (names.size() == 2 ? " other" : " others");
  }
}
