package lanewise.results;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import tech.tablesaw.io.csv.CsvWriteOptions;

/// Turns records into Tablesaw tables and those into CSV: UTF-8, comma, `\n`, one header line. The only class that
/// knows Tablesaw.
///
/// An empty cell means that there is no value. Tablesaw's own missing number is NaN, so a column in which a NaN or an
/// infinity was really measured is handed to it as text; its finite cells look the same either way.
final class CsvTables {

  /// The one character that the parser would swallow, and the symbol that is written for it.
  private static final char NUL = '\0';
  private static final char NUL_SHOWN = '\u2400';

  /// What a spreadsheet takes for a formula, and what would be taken for a formula made harmless.
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

  /// Flags of a JVM. There is nothing to call in them: no bracket, no exclamation mark, no bar.
  private static final Pattern FLAGS = Pattern.compile("-[-A-Za-z0-9:+=._/,% ]*");

  private CsvTables() {}

  /// The CSV file with one line for each row.
  static <R> byte[] csv(Schema<R> schema, List<R> rows) {
    var text = new StringWriter();
    Table table = table(schema, rows);
    table.write().usingOptions(CsvWriteOptions.builder(text)
        .lineEnd("\n")
        .quoteAllFields(hasBlankEdges(table)) // without quotes a reader would trim them
        .ignoreLeadingWhitespaces(false)
        .ignoreTrailingWhitespaces(false)
        .build());
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// The rows of a CSV file, every cell as text: no type is guessed, which would turn a hash like `12e4567` into a
  /// number.
  ///
  /// @param file its name in messages
  /// @throws DamagedRunException if it is not CSV with one header line and as many cells in each row
  static List<StoredRow> rows(String file, byte[] csv) {
    return rows(file, texts(file, csv));
  }

  private static List<StoredRow> rows(String file, Table table) {
    return IntStream.range(0, table.rowCount())
        .mapToObj(row -> new StoredRow(file, row + 2, cells(table, row)))
        .toList();
  }

  /// The same as a table with typed columns, in their order.
  ///
  /// @param types of columns by name; those that are not among them are text
  /// @throws DamagedRunException as there, or if a column of numbers holds something else
  static Table typed(String file, byte[] csv, Map<String, Column.Type> types) {
    Table cells = texts(file, csv);
    List<StoredRow> rows = rows(file, cells);
    Table table = Table.create(file);
    for (String name : cells.columnNames()) {
      table.addColumns(switch (types.getOrDefault(name, Column.Type.TEXT)) {
        case TEXT, FLAGS -> texts(name, rows.stream().map(row -> row.text(name)).toList());
        case INTEGER -> integers(name, rows.stream().map(row -> (Object) row.integer(name).orElse(null)).toList());
        case REAL -> reals(name, rows.stream().map(row -> row.real(name).orElse(null)));
      });
    }
    return table;
  }

  private static DoubleColumn reals(String name, Stream<Double> cells) {
    DoubleColumn column = DoubleColumn.create(name);
    cells.forEach(column::append);
    return column;
  }

  private static Table texts(String file, byte[] csv) {
    String text = new String(csv, StandardCharsets.UTF_8);
    if (text.isEmpty() || !text.endsWith("\n")) {
      throw new DamagedRunException(file + (text.isEmpty() ? " is empty" : " is cut short: it ends within a line"));
    }
    try {
      Table table = texts(text, true);
      return table.columnCount() == 0 ? withoutRows(texts(text, false)) : table;
    } catch (RuntimeException e) { // Tablesaw and the parser below it have no exception of their own.
      throw new DamagedRunException(file + " is not a table: " + firstLine(e.getMessage()));
    }
  }

  private static Table texts(String csv, boolean header) {
    return Table.read().usingOptions(CsvReadOptions.builderFromString(csv)
        .header(header)
        .columnTypesToDetect(List.of(ColumnType.STRING))
        .missingValueIndicator("") // else NaN would be none
        .maxCharsPerColumn(csv.length() + 1)
        .build());
  }

  /// A table with the names of its columns alone, which Tablesaw forgets if no row follows.
  private static Table withoutRows(Table header) {
    return Table.create(header.columns().stream().map(cell -> StringColumn.create(cell.getString(0))));
  }

  private static boolean hasBlankEdges(Table table) {
    return table.columns().stream()
        .filter(StringColumn.class::isInstance)
        .flatMap(column -> ((StringColumn) column).asList().stream())
        .anyMatch(cell -> !cell.isEmpty() && (cell.charAt(0) <= ' ' || cell.charAt(cell.length() - 1) <= ' '));
  }

  private static Map<String, String> cells(Table table, int row) {
    return table.columns().stream()
        .collect(Collectors.toMap(tech.tablesaw.columns.Column::name, column -> plain(column.getString(row))));
  }

  /// A cell without the apostrophe of [#neutralised].
  private static String plain(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }

  private static String firstLine(String message) {
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
  }

  private static <R> Table table(Schema<R> schema, List<R> rows) {
    Table table = Table.create(schema.fileName());
    for (Column<R> column : schema.columns()) {
      List<Object> cells = rows.stream().map(column.cell()).toList();
      table.addColumns(switch (column.type()) {
        case TEXT -> texts(column.name(), cells.stream().map(CsvTables::neutralised).toList());
        case FLAGS -> texts(column.name(), cells.stream().map(CsvTables::neutralisedFlags).toList());
        case INTEGER -> integers(column.name(), cells);
        case REAL -> reals(column.name(), cells);
      });
    }
    return table;
  }

  private static StringColumn texts(String name, List<?> cells) {
    StringColumn column = StringColumn.create(name);
    cells.forEach(cell -> column.append(Objects.toString(cell, "").replace(NUL, NUL_SHOWN)));
    return column;
  }

  private static LongColumn integers(String name, List<Object> cells) {
    LongColumn column = LongColumn.create(name);
    cells.forEach(cell -> column.append((Long) cell));
    return column;
  }

  private static tech.tablesaw.columns.Column<?> reals(String name, List<Object> cells) {
    if (cells.stream().anyMatch(cell -> cell instanceof Double value && !Double.isFinite(value))) {
      return texts(name, cells);
    }
    return reals(name, cells.stream().map(cell -> (Double) cell));
  }

  /// Text that a spreadsheet takes for a formula, with an apostrophe in front; and text that already looks like that.
  private static Object neutralised(Object cell) {
    return cell instanceof String text && FORMULA.matcher(text).matches() ? "'" + text : cell;
  }

  private static Object neutralisedFlags(Object cell) {
    return cell instanceof String text && FLAGS.matcher(text).matches() ? text : neutralised(cell);
  }
}
