package lanewise.results;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/// The tables of run folders as Tablesaw tables, for notebooks and analyses.
///
/// No type is guessed: columns that Lanewise writes have the type that they were written with (`STRING`, `LONG` or
/// `DOUBLE`), so that a hash stays a hash; all others are text.
public final class ResultTables {

  private static final Map<String, Column.Type> TYPES = types();

  private ResultTables() {}

  /// Reads a table. Empty cells are missing values; of a number so are `NaN`, which Tablesaw cannot tell from them.
  ///
  /// @throws DamagedRunException if it is missing, no table, or has text where a number belongs
  public static Table read(Path csv) {
    return CsvTables.typed(String.valueOf(csv.getFileName()), StoredTable.content(csv), TYPES);
  }

  private static Map<String, Column.Type> types() {
    var types = new HashMap<String, Column.Type>();
    Stream.of(TableSchemas.RUNS, TableSchemas.EPOCHS, TableSchemas.CONFUSION, TableSchemas.BENCHMARKS,
            TableSchemas.ROOFLINE, ArmTable.SCHEMA, SampleTable.SCHEMA, KernelSchema.KERNELS, LayerSchema.LAYERS)
        .map(Schema::columns)
        .flatMap(List::stream)
        .forEach(column -> types.merge(column.name(), column.type(), ResultTables::common));
    return Map.copyOf(types);
  }

  /// A column of one name has one type, but for those that are whole numbers in one table and any in another.
  private static Column.Type common(Column.Type one, Column.Type other) {
    return one == other ? one : Stream.of(one, other).allMatch(type -> type == Column.Type.INTEGER
        || type == Column.Type.REAL) ? Column.Type.REAL : Column.Type.TEXT;
  }
}
