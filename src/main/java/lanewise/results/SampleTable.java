package lanewise.results;

import static lanewise.results.Column.integer;
import static lanewise.results.Column.real;
import static lanewise.results.Column.text;
import static lanewise.results.Column.flags;

import java.nio.file.Path;
import java.util.List;

/// `samples.csv`: raw measurements with all that is needed to compare them with those of another run, so that the file
/// alone serves as a baseline.
public final class SampleTable {

  /// The name of the file in a run folder.
  public static final String FILE = "samples.csv";

  private static final String COUNTED = "ok";
  private static final String WARM_UP = "warm-up";

  /// A row of the table: a sample, and what it was measured in.
  ///
  /// @param cores that the JVM may use
  public record Row(String experiment, String runId, SampleRecord sample, String cpu, int cores, String commit,
      String configSha256) {

    Row(RunContext run, SampleRecord sample) {
      this(run.experiment(), run.runId(), sample, run.environment().cpu(), run.environment().cores(),
          run.environment().commit(), run.configSha256());
    }
  }

  static final Schema<Row> SCHEMA = new Schema<>(FILE, List.of(
      text("experiment", Row::experiment),
      text("run_id", Row::runId),
      text("arm", row -> row.sample().arm()),
      text("work", row -> row.sample().work()),
      text("metric", row -> row.sample().metric().label()),
      integer("trial", row -> row.sample().trial()),
      integer("repeat", row -> row.sample().repeat()),
      integer("sample", row -> row.sample().sample()),
      text("status", row -> row.sample().counted() ? COUNTED : WARM_UP),
      real("value", row -> row.sample().value()),
      text("weights_sha256", row -> row.sample().weightsSha256()),
      text("cpu", Row::cpu),
      integer("cores", Row::cores),
      text("jvm", row -> row.sample().jvm()),
      flags("jvm_flags", row -> row.sample().jvmFlags()),
      text("commit", Row::commit),
      text("data_sha256", row -> row.sample().dataSha256()),
      text("config_sha256", Row::configSha256)));

  private SampleTable() {}

  /// The rows of a `samples.csv`, be it in a run folder or elsewhere.
  ///
  /// @throws DamagedRunException if it is missing or no such table
  public static List<Row> read(Path csv) {
    List<StoredRow> rows = StoredTable.read(csv);
    SCHEMA.names().stream()
        .filter(column -> !rows.isEmpty() && !rows.getFirst().cells().containsKey(column))
        .findFirst()
        .ifPresent(column -> {
          throw new DamagedRunException(csv + " is no " + FILE + ": it has no column " + column);
        });
    return rows.stream().map(SampleTable::row).toList();
  }

  private static Row row(StoredRow row) {
    var sample = new SampleRecord(row.text("arm"), row.text("work"), Metric.labelled(row.text("metric")),
        whole(row, "trial"), whole(row, "repeat"), whole(row, "sample"), row.text("status").equals(COUNTED),
        row.real("value").orElseThrow(() -> lacking(row, "value")), row.text("weights_sha256"), row.text("jvm"),
        row.text("jvm_flags"), row.text("data_sha256"));
    return new Row(row.text("experiment"), row.text("run_id"), sample, row.text("cpu"), whole(row, "cores"),
        row.text("commit"), row.text("config_sha256"));
  }

  private static int whole(StoredRow row, String column) {
    return row.integer(column).map(Math::toIntExact).orElseThrow(() -> lacking(row, column));
  }

  private static DamagedRunException lacking(StoredRow row, String column) {
    return new DamagedRunException(row.file() + ":" + row.line() + ": " + column + " is empty");
  }
}
