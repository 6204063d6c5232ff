package lanewise.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lanewise.console.TextTable.Column;
import lanewise.console.TextTable;
import picocli.CommandLine.Help.Ansi;

/// Lays a run's summary out for the terminal: one line for each arm, as narrow as its contents.
final class SummaryTable {

  private static final int HASH_DIGITS = 12;
  private static final int LOSS_DECIMALS = 6;
  private static final String NONE = "-";

  private SummaryTable() {}

  /// The table if a trial ended, whether the arms agree, and where the files are; ends with a line end.
  static String of(RunSummary summary, Ansi ansi) {
    var text = new StringBuilder(summary.arms().isEmpty() ? "no trial ended\n"
        : new TextTable<>(columns(summary)).of(summary.arms(), ansi));
    return text.append(end(summary.sameBits(), summary.folder(), summary.files(), ansi)).toString();
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

  private static List<Column<ArmSummary>> columns(RunSummary summary) {
    boolean regression = summary.arms().stream()
        .anyMatch(arm -> arm.testLoss().isPresent() && arm.testAccuracy().isEmpty());
    return List.of(
        new Column<>("arm", false, ArmSummary::arm),
        new Column<>("images/s", true, arm -> number("%,.0f", arm.trainImagesPerSecond())),
        new Column<>("speed-up", true, arm -> number("%.2fx", arm.speedUp())),
        regression
            ? new Column<>("test loss", true,
                arm -> arm.testLoss().map(loss -> LossText.of(loss, LOSS_DECIMALS)).orElse(NONE))
            : new Column<>("accuracy", true, arm -> number("%.2f %%", arm.testAccuracy().map(share -> 100 * share))),
        new Column<>("weights", false, arm -> hash(arm.weightsSha256())),
        new Column<>("status", false, ArmSummary::status));
  }

  private static String number(String format, Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, format, number)).orElse(NONE);
  }

  private static String hash(Optional<String> sha256) {
    return sha256.map(digits -> digits.substring(0, Math.min(HASH_DIGITS, digits.length()))).orElse(NONE);
  }
}
