package lanewise.report;

import java.util.List;
import java.util.stream.Collectors;
import lanewise.results.StoredRow;

/// Rows of CSV tables as a table that the page's script makes sortable. Columns without any value are left out.
final class HtmlTable {

  /// How the cells of a column are shown.
  enum Kind { TEXT, NUMBER, HASH }

  /// @param name as in the CSV file
  record Column(String name, Kind kind) {}

  private static final int HASH_DIGITS = 12;

  private HtmlTable() {}

  static Column text(String name) {
    return new Column(name, Kind.TEXT);
  }

  static Column number(String name) {
    return new Column(name, Kind.NUMBER);
  }

  static Column hash(String name) {
    return new Column(name, Kind.HASH);
  }

  /// @param caption for those who cannot see where the table stands
  static String of(String caption, List<Column> columns, List<StoredRow> rows) {
    List<Column> filled = columns.stream()
        .filter(column -> rows.stream().anyMatch(row -> !row.text(column.name()).isEmpty()))
        .toList();
    return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + Html.escaped(caption) + "\">"
        + "<table class=\"sortable\"><thead><tr>"
        + filled.stream().map(HtmlTable::heading).collect(Collectors.joining())
        + "</tr></thead>\n<tbody>\n"
        + rows.stream().map(row -> line(filled, row)).collect(Collectors.joining())
        + "</tbody></table></div>\n";
  }

  private static String heading(Column column) {
    return "<th scope=\"col\"" + (column.kind() == Kind.NUMBER ? " class=\"number\"" : "") + ">"
        + Html.escaped(column.name()).replace("_per_", "_<wbr>per_") + "</th>";
  }

  private static String line(List<Column> columns, StoredRow row) {
    return columns.stream().map(column -> cell(column, row)).collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  private static String cell(Column column, StoredRow row) {
    String text = row.text(column.name());
    return switch (column.kind()) {
      case TEXT -> "<td>" + Html.escaped(text) + "</td>";
      case HASH -> "<td title=\"" + Html.escaped(text) + "\">"
          + Html.code(text.substring(0, Math.min(HASH_DIGITS, text.length()))) + "</td>";
      case NUMBER -> "<td class=\"number\" data-value=\"" + Html.escaped(text) + "\">"
          + row.real(column.name()).map(Digits::of).orElse("") + "</td>";
    };
  }
}
