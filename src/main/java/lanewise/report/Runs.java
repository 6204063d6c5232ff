package lanewise.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.results.StoredRow;

/// The runs of a page, in the order in which they were asked for.
record Runs(List<StoredRun> all) {

  /// A row and the run it belongs to.
  record Row(StoredRun run, StoredRow cells) {}

  Runs {
    all = List.copyOf(all);
  }

  static Runs read(List<Path> folders) {
    return new Runs(folders.stream().map(StoredRun::read).toList());
  }

  /// The rows of a table of all runs.
  List<Row> rows(String table) {
    var rows = new ArrayList<Row>();
    all.forEach(run -> run.table(table).forEach(row -> rows.add(new Row(run, row))));
    return rows;
  }

  /// The same without the run, for tables.
  List<StoredRow> cells(String table) {
    return all.stream().flatMap(run -> run.table(table).stream()).toList();
  }

  /// The name of an arm on this page: several runs may have an arm of the same name.
  String armName(StoredRun run, String arm) {
    return several() ? arm + " (run " + (all.indexOf(run) + 1) + ")" : arm;
  }

  /// The label of an arm in charts, where room is scarce.
  String armLabel(StoredRun run, String arm) {
    return armName(run, run.armLabels().getOrDefault(arm, arm));
  }

  /// The columns of a table on this page: which run a row belongs to is said only where there are several.
  List<HtmlTable.Column> columns(List<HtmlTable.Column> columns) {
    return columns.stream().filter(column -> several() || !column.name().equals("run_id")).toList();
  }

  boolean several() {
    return all.size() > 1;
  }
}
