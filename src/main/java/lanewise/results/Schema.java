package lanewise.results;

import java.util.List;

/// A table: the file it lives in and its columns, in the order in which they are written. Columns are only ever added,
/// at the end, so that older analyses keep working.
record Schema<R>(String fileName, List<Column<R>> columns) {

  Schema {
    columns = List.copyOf(columns);
  }

  /// The names in the header line.
  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
