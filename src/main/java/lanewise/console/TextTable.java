package lanewise.console;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;

/// A table for the terminal: a bold line of headings, then one line for each row, as narrow as its contents.
///
/// @param <R> what a row is about
public record TextTable<R>(List<Column<R>> columns) {

  /// @param number whether cells are numbers, which stand to the right
  public record Column<R>(String heading, boolean number, Function<R, String> cell) {}

  public TextTable {
    columns = List.copyOf(columns);
  }

  /// The table; ends with a line end.
  public String of(List<R> rows, Ansi ansi) {
    List<List<String>> lines = rows.stream()
        .map(row -> columns.stream().map(column -> column.cell().apply(row)).toList())
        .toList();
    int[] widths = IntStream.range(0, columns.size())
        .map(i -> lines.stream()
            .mapToInt(cells -> cells.get(i).length())
            .reduce(columns.get(i).heading().length(), Math::max))
        .toArray();
    var text = new StringBuilder();
    text.append(ansi.string("@|bold " + line(widths, columns.stream().map(Column::heading).toList()) + "|@"));
    text.append('\n');
    for (List<String> cells : lines) {
      text.append(line(widths, cells)).append('\n');
    }
    return text.toString();
  }

  private String line(int[] widths, List<String> cells) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> ("%" + (columns.get(i).number() ? "" : "-") + widths[i] + "s").formatted(cells.get(i)))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
