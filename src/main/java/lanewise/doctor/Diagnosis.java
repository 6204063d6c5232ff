package lanewise.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lanewise.console.ExitCode;
import lanewise.doctor.Finding.Level;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/// All that was found.
///
/// @param status the worst level
/// @param environment about the machine, its Java and its disks
/// @param data about the datasets
record Diagnosis(Level status, List<Finding> environment, List<Finding> data) {

  private static final int LEVEL_COLUMNS = 6;
  private static final int CHECK_COLUMNS = 16;
  private static final Map<Level, String> STYLES =
      Map.of(Level.OK, "green", Level.NOTE, "cyan", Level.WARN, "bold,yellow", Level.FAIL, "bold,red");

  static Diagnosis of(List<Finding> environment, List<Finding> data) {
    Level worst = Stream.concat(environment.stream(), data.stream())
        .map(Finding::level)
        .max(Comparator.naturalOrder())
        .orElse(Level.OK);
    return new Diagnosis(worst, List.copyOf(environment), List.copyOf(data));
  }

  /// 3 if the environment fails, 4 if only data does; warnings are no failure.
  ExitCode code() {
    if (count(environment, Level.FAIL) > 0) {
      return ExitCode.ENVIRONMENT;
    }
    return count(data, Level.FAIL) > 0 ? ExitCode.DATA : ExitCode.OK;
  }

  /// A line for each finding, and one for each remedy below it; ends with a line of counts.
  ///
  /// @param columns at which lines are wrapped
  String text(Ansi ansi, int columns) {
    TextTable table = TextTable.forColumns(Help.defaultColorScheme(ansi),
        new Column(LEVEL_COLUMNS, 0, Overflow.TRUNCATE),
        new Column(CHECK_COLUMNS, 0, Overflow.TRUNCATE),
        new Column(Math.max(CHECK_COLUMNS, columns - LEVEL_COLUMNS - CHECK_COLUMNS), 0, Overflow.WRAP));
    Stream.concat(environment.stream(), data.stream()).forEach(finding -> {
      String level = "@|" + STYLES.get(finding.level()) + " " + finding.level().label() + "|@";
      table.addRowValues(level, finding.check(), finding.found());
      finding.remedy().ifPresent(remedy -> table.addRowValues("", "", "-> " + remedy));
    });
    return table + "\n%d fail, %d warn\n".formatted(
        count(environment, Level.FAIL) + count(data, Level.FAIL),
        count(environment, Level.WARN) + count(data, Level.WARN));
  }

  private static long count(List<Finding> findings, Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }
}
