package lanewise.notebook;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.report.Digits;
import lanewise.report.Html;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A table as HTML: numbers stand to the right, with as many digits as a reader can use.
final class TableHtml {

  private TableHtml() {}

  /// @param mostRows that are shown; of a longer table it is said how many there are
  static String of(Table table, int mostRows) {
    int rows = Math.min(table.rowCount(), mostRows);
    String header = table.columns().stream()
        .map(column -> "<th" + alignment(column) + ">" + Html.escaped(column.name()) + "</th>")
        .collect(Collectors.joining());
    String body = IntStream.range(0, rows)
        .mapToObj(row -> table.columns().stream()
            .map(column -> "<td" + alignment(column) + ">" + Html.escaped(cell(column, row)) + "</td>")
            .collect(Collectors.joining("", "<tr>", "</tr>\n")))
        .collect(Collectors.joining());
    String rest = rows == table.rowCount() ? "" : "<p>" + rows + " of " + table.rowCount() + " rows</p>\n";
    return "<table>\n<thead><tr>" + header + "</tr></thead>\n<tbody>\n" + body + "</tbody>\n</table>\n" + rest;
  }

  private static String alignment(Column<?> column) {
    return column instanceof NumericColumn<?> ? aligned("right") : aligned("left");
  }

  /// Twice, because Jupyter's style sheet overrules the attribute, and sites that show notebooks remove the style.
  private static String aligned(String side) {
    return " align=\"" + side + "\" style=\"text-align: " + side + "\"";
  }

  private static String cell(Column<?> column, int row) {
    return column.isMissing(row) ? ""
        : column instanceof NumericColumn<?> numbers ? Digits.of(numbers.getDouble(row))
        : column.getString(row);
  }
}
