package lanewise.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lanewise.console.TextTable;
import lanewise.console.TextTable.Column;
import lanewise.model.Pass;
import lanewise.results.LayerRecord;
import picocli.CommandLine.Help.Ansi;

/// Lays an arm's profile out for the terminal: one line for each layer and for what belongs to none, its passes as
/// columns.
final class ProfileTable {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final String NO_PERCENT = " ".repeat(5);

  private static final TextTable<List<LayerRecord>> TABLE = new TextTable<>(List.of(
      new Column<>("layer", false, passes -> name(passes.getFirst())),
      pass(Pass.FORWARD),
      pass(Pass.D_WEIGHTS),
      pass(Pass.D_INPUT),
      pass(Pass.UPDATE),
      new Column<>("ms", true, passes -> millis(passes.stream().mapToDouble(LayerRecord::medianNanos).sum())),
      new Column<>("share", true, passes -> String.format(Locale.ROOT, "%.1f %%",
          passes.stream().mapToDouble(LayerRecord::sharePercent).sum()))));

  private ProfileTable() {}

  /// A line that says what it is, and the table; ends with a line end.
  static String of(ArmProfile profile, Ansi ansi) {
    var layers = profile.lines().stream().collect(Collectors.groupingBy(
        line -> List.of(line.layer(), line.description()), LinkedHashMap::new, Collectors.toList()));
    return profile.arm() + ": median ms of a training step and % of peak; share of the time of all steps\n"
        + TABLE.of(List.copyOf(layers.values()), ansi);
  }

  private static Column<List<LayerRecord>> pass(Pass pass) {
    return new Column<>(pass.label(), true, passes -> passes.stream()
        .filter(line -> line.pass().equals(pass.label()))
        .map(ProfileTable::cell)
        .findFirst().orElse(""));
  }

  private static String cell(LayerRecord line) {
    return millis(line.medianNanos())
        + line.percentOfPeak().map(percent -> String.format(Locale.ROOT, " %3.0f%%", percent)).orElse(NO_PERCENT);
  }

  private static String millis(double nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MILLI);
  }

  private static String name(LayerRecord line) {
    return (line.layer() > 0 ? line.layer() + " " : "") + line.description();
  }
}
