package lanewise.results;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/// Reads a CSV file back with the column types of its schema, never with guessed ones.
final class TableReader {

  private TableReader() {}

  /// Cells by column name: `String`, `Long` or `Double`. An empty integer is `null`; an empty real and one that says
  /// NaN are both NaN, as Tablesaw has it.
  static List<Map<String, Object>> read(Schema<?> schema, byte[] csv) {
    var types = new HashMap<String, ColumnType>();
    schema.columns().forEach(column -> types.put(column.name(), switch (column.type()) {
      case TEXT, FLAGS -> ColumnType.STRING;
      case INTEGER -> ColumnType.LONG;
      case REAL -> ColumnType.DOUBLE;
    }));
    var options = CsvReadOptions.builder(new StringReader(new String(csv, StandardCharsets.UTF_8)))
        .columnTypes(types::get)
        .missingValueIndicator("")
        .build();
    Table table = Table.read().usingOptions(options);
    var rows = new ArrayList<Map<String, Object>>();
    for (int row = 0; row < table.rowCount(); row++) {
      var cells = new LinkedHashMap<String, Object>();
      for (var column : table.columns()) {
        cells.put(column.name(), column instanceof DoubleColumn real ? (Double) real.getDouble(row) : column.get(row));
      }
      rows.add(cells);
    }
    return rows;
  }
}
