package lanewise.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;

/// Lays a run's summary out for the terminal: one line for each arm, as narrow as its contents.
final class SummaryTable {

  private static final int HASH_DIGITS = 12;
  private static final int LOSS_DECIMALS = 6;
  private static final String NONE = "-";

  /// A column: its heading, whether its cells are numbers, and where they come from.
  private record Column(String heading, boolean number, Function<ArmSummary, String> cell) {}

  private SummaryTable() {}

  /// The table if a trial ended, whether the arms agree, and where the files are; ends with a line end.
  static String of(RunSummary summary, Ansi ansi) {
    var text = new StringBuilder(summary.arms().isEmpty() ? "no trial ended\n" : table(summary, ansi));
    summary.sameBits().ifPresent(same ->
        text.append("same bits: ").append(same ? "yes" : ansi.string("@|red,bold NO|@")).append('\n'));
    text.append("results: ").append(summary.folder()).append('\n');
    if (!summary.files().isEmpty()) {
      text.append("         ").append(String.join("  ", summary.files())).append('\n');
    }
    return text.toString();
  }

  private static String table(RunSummary summary, Ansi ansi) {
    List<Column> columns = columns(summary);
    List<List<String>> rows = summary.arms().stream()
        .map(arm -> columns.stream().map(column -> column.cell().apply(arm)).toList())
        .toList();
    int[] widths = IntStream.range(0, columns.size())
        .map(i -> rows.stream()
            .mapToInt(row -> row.get(i).length())
            .reduce(columns.get(i).heading().length(), Math::max))
        .toArray();
    var text = new StringBuilder();
    text.append(ansi.string("@|bold " + line(columns, widths, columns.stream().map(Column::heading).toList()) + "|@"));
    text.append('\n');
    for (List<String> row : rows) {
      text.append(line(columns, widths, row)).append('\n');
    }
    return text.toString();
  }

  private static List<Column> columns(RunSummary summary) {
    boolean regression = summary.arms().stream()
        .anyMatch(arm -> arm.testLoss().isPresent() && arm.testAccuracy().isEmpty());
    return List.of(
        new Column("arm", false, ArmSummary::arm),
        new Column("images/s", true, arm -> number("%,.0f", arm.trainImagesPerSecond())),
        new Column("speed-up", true, arm -> number("%.2fx", arm.speedUp())),
        regression
            ? new Column("test loss", true,
                arm -> arm.testLoss().map(loss -> LossText.of(loss, LOSS_DECIMALS)).orElse(NONE))
            : new Column("accuracy", true, arm -> number("%.2f %%", arm.testAccuracy().map(share -> 100 * share))),
        new Column("weights", false, arm -> hash(arm.weightsSha256())),
        new Column("status", false, ArmSummary::status));
  }

  private static String line(List<Column> columns, int[] widths, List<String> cells) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> ("%" + (columns.get(i).number() ? "" : "-") + widths[i] + "s").formatted(cells.get(i)))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String number(String format, Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, format, number)).orElse(NONE);
  }

  private static String hash(Optional<String> sha256) {
    return sha256.map(digits -> digits.substring(0, Math.min(HASH_DIGITS, digits.length()))).orElse(NONE);
  }
}
