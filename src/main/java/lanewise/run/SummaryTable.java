package lanewise.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lanewise.console.ComparisonText;
import lanewise.console.TextTable;
import lanewise.console.TextTable.Column;
import lanewise.results.ArmRecord;
import lanewise.results.Status;
import lanewise.statistics.Comparison;
import lanewise.statistics.Spread;
import picocli.CommandLine.Help.Ansi;

/// Lays a run's summary out for the terminal: one line for each arm, as narrow as its contents.
final class SummaryTable {

  private static final int LOSS_DECIMALS = 6;
  private static final String NONE = "-";

  private SummaryTable() {}

  /// The table if a trial ended, why arms did not succeed, whether they agree, and where the files are; ends with a
  /// line end.
  static String of(RunSummary summary, Ansi ansi) {
    var text = new StringBuilder(summary.arms().isEmpty() ? "no trial ended\n"
        : new TextTable<>(columns(summary)).of(summary.arms(), ansi));
    summary.arms().forEach(arm -> arm.outcome().reason().ifPresent(reason -> text
        .append(ansi.string("@|red " + arm.outcome().status() + ":|@ ")).append(arm.arm()).append(": ").append(reason)
        .append('\n')));
    summary.warnings().forEach(warning ->
        text.append(ansi.string("@|yellow warning:|@ ")).append(warning).append('\n'));
    text.append(profiles(summary.profiles(), ansi));
    return text.append(end(summary.sameBits(), summary.folder(), summary.files(), ansi)).toString();
  }

  /// Set off by empty lines.
  private static String profiles(List<ArmProfile> profiles, Ansi ansi) {
    return profiles.isEmpty() ? "" : profiles.stream()
        .map(profile -> ProfileTable.of(profile, ansi))
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  /// What stands below every closing table: whether the bits agree, and where the files are.
  static String end(Optional<Boolean> sameBits, String folder, List<String> files, Ansi ansi) {
    var text = new StringBuilder();
    sameBits.ifPresent(same ->
        text.append("same bits: ").append(same ? "yes" : ansi.string("@|red,bold NO|@")).append('\n'));
    text.append("results: ").append(folder).append('\n');
    if (!files.isEmpty()) {
      text.append("         ").append(String.join("  ", files)).append('\n');
    }
    return text.toString();
  }

  private static List<Column<ArmRecord>> columns(RunSummary summary) {
    var columns = new ArrayList<Column<ArmRecord>>(List.of(
        new Column<>("arm", false, ArmRecord::arm),
        new Column<>("n", true, arm -> arm.spread().map(spread -> Integer.toString(spread.n())).orElse(NONE)),
        new Column<>("images/s", true, arm -> number("%,.0f", arm.spread().map(Spread::median))),
        new Column<>("MAD", true, arm -> number("%.1f %%", arm.spread().map(spread ->
            100 * spread.mad() / spread.median()))),
        new Column<>("speed-up", true, arm -> arm.speedUp().map(ComparisonText::speedUp).orElse(NONE))));
    if (summary.arms().stream().anyMatch(arm -> arm.against().isPresent())) {
      columns.add(new Column<>("95 % interval", false, arm -> against(arm, ComparisonText::interval)));
      columns.add(new Column<>("p", true, arm -> against(arm, ComparisonText::p)));
      columns.add(new Column<>("verdict", false,
          arm -> arm.isBaseline() ? "baseline" : against(arm, against -> against.verdict().label())));
    }
    columns.add(new Column<>("GFLOP/s", true, arm -> number("%.1f", arm.outcome().gflops())));
    columns.add(new Column<>("of peak", true, arm -> number("%.0f %%", arm.outcome().percentOfPeak())));
    boolean regression = summary.arms().stream()
        .anyMatch(arm -> arm.outcome().testLoss().isPresent() && arm.outcome().testAccuracy().isEmpty());
    columns.add(regression
        ? new Column<>("test loss", true,
            arm -> arm.outcome().testLoss().map(loss -> LossText.of(loss, LOSS_DECIMALS)).orElse(NONE))
        : new Column<>("accuracy", true,
            arm -> number("%.2f %%", arm.outcome().testAccuracy().map(share -> 100 * share))));
    columns.add(new Column<>("bits", false,
        arm -> arm.outcome().sameBits().map(same -> same ? "same" : "DIFFER").orElse(NONE)));
    if (summary.arms().stream().anyMatch(arm -> !arm.outcome().status().equals(Status.OK.label()))) {
      columns.add(new Column<>("status", false, arm -> arm.outcome().status()));
    }
    return columns;
  }

  private static String against(ArmRecord arm, Function<Comparison, String> figure) {
    return arm.against().map(figure).orElse(NONE);
  }

  private static String number(String format, Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, format, number)).orElse(NONE);
  }
}
