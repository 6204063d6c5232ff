package lanewise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.chart.Bar;
import lanewise.chart.BarChart;
import lanewise.results.StoredRow;

/// How many times as fast as its baseline each arm is, as bars with intervals and as a table.
final class SpeedUpSection implements Section {

  private static final int BASELINE_COLOUR = 7;
  private static final List<HtmlTable.Column> COLUMNS = List.of(
      HtmlTable.text("run_id"), HtmlTable.text("work"), HtmlTable.text("arm"), HtmlTable.number("speed_up"),
      HtmlTable.number("speed_up_low"), HtmlTable.number("speed_up_high"), HtmlTable.text("verdict"),
      HtmlTable.text("same_bits"), HtmlTable.number("median"), HtmlTable.number("mad"), HtmlTable.number("n"),
      HtmlTable.number("trials"), HtmlTable.text("metric"), HtmlTable.number("gflops"),
      HtmlTable.number("percent_of_peak"), HtmlTable.number("test_accuracy"), HtmlTable.number("test_loss"),
      HtmlTable.number("p_value"), HtmlTable.hash("weights_sha256"), HtmlTable.text("baseline"),
      HtmlTable.text("status"), HtmlTable.text("reason"));

  @Override
  public String id() {
    return "speed-up";
  }

  @Override
  public String title() {
    return "Speed-up";
  }

  @Override
  public String of(Runs runs) {
    List<StoredRow> rows = runs.cells(StoredRun.ARMS);
    if (rows.isEmpty()) {
      return "";
    }
    List<ArmFigures> all = ArmFigures.of(runs);
    String figures = Stream.concat(ofArms(all).stream(), ofKernels(all).stream())
        .map(Figure::html)
        .collect(Collectors.joining());
    List<HtmlTable.Column> columns = runs.columns(COLUMNS).stream()
        .filter(column -> !column.name().equals("work") || all.stream().anyMatch(arm -> !arm.ofTraining()))
        .toList();
    return figures + Html.heading("Arms") + HtmlTable.of("Arms", columns, rows)
        + Html.note("median and mad (median absolute distance from it) are of the metric; speed_up is over the"
            + " baseline, with its 95 % interval. Figures: " + StoredRun.ARMS + ".");
  }

  /// Each arm of a training; empty if there is nothing to compare.
  static Optional<Figure> ofArms(List<ArmFigures> all) {
    List<ArmFigures> training = compared(all);
    return training.stream().noneMatch(ArmFigures::compared) ? Optional.empty()
        : Optional.of(figure("speed-up-arms", training, ArmFigures::label,
            "Training speed of each arm, in times the speed of the baseline (dashed line)."));
  }

  /// The arms of a training that have a bar: baselines and what is compared with them.
  static List<ArmFigures> compared(List<ArmFigures> all) {
    return all.stream().filter(arm -> arm.ofTraining() && (arm.compared() || arm.isBaseline())).toList();
  }

  /// The fastest way of each operation and shape; empty if there is nothing to compare.
  static Optional<Figure> ofKernels(List<ArmFigures> all) {
    List<ArmFigures> fastest = ArmFigures.fastest(all);
    return fastest.isEmpty() ? Optional.empty()
        : Optional.of(figure("speed-up-kernels", fastest, SpeedUpSection::kernel,
            "The fastest arm and algorithm of each operation and shape, in times the speed of the baseline arm with the"
                + " same algorithm (dashed line)."));
  }

  private static String kernel(ArmFigures arm) {
    return arm.task() + ": " + (arm.algorithm().isEmpty() ? "" : arm.algorithm() + ", ") + arm.label();
  }

  private static Figure figure(
      String id, List<ArmFigures> arms, Function<ArmFigures, String> name, String what) {
    var bars = new ArrayList<Bar>();
    for (ArmFigures arm : arms) {
      double length = arm.compared() ? arm.speedUp().orElseThrow() : 1;
      Optional<Bar.Interval> interval =
          arm.low().flatMap(low -> arm.high().map(high -> new Bar.Interval(low, high))).filter(_ -> arm.compared());
      String label = name.apply(arm) + "  " + Digits.times(length) + "×";
      bars.add(new Bar(label, List.of(length), interval, arm.compared() ? 0 : BASELINE_COLOUR));
    }
    boolean intervals = bars.stream().anyMatch(bar -> bar.interval().isPresent());
    String caption = what + (intervals ? " Whiskers: 95 % interval of the ratio." : "");
    var chart = new BarChart(id, caption, "times as fast", List.of("speed_up"), bars, OptionalDouble.of(1));
    return new Figure(chart, caption, StoredRun.ARMS);
  }
}
