package lanewise.results;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lanewise.storage.StorageException;

/// The files of one run, whatever it measures: tables, each rewritten as a whole, and `run.json`.
final class RunTables {

  private static final String RUNNING = "running";

  private final RunFolder folder;
  private final RunContext context;
  private final int plannedTrials;
  private final RunOrigin origin;
  private final Set<String> fileNames = new LinkedHashSet<>();

  /// Writes `run.json` with status `running`.
  ///
  /// @throws StorageException if the folder cannot be written
  RunTables(RunFolder folder, RunContext context, int plannedTrials, RunOrigin origin) {
    this.folder = folder;
    this.context = context;
    this.plannedTrials = plannedTrials;
    this.origin = origin;
    writeManifest(RUNNING, "", 0, "");
  }

  RunContext context() {
    return context;
  }

  /// @throws StorageException if the file cannot be written
  <R> void write(Schema<R> schema, List<R> rows) {
    fileNames.add(schema.fileName());
    folder.write(schema.fileName(), CsvTables.csv(schema, rows));
  }

  void writeSamples(List<SampleRecord> samples) {
    write(SampleTable.SCHEMA, samples.stream().map(sample -> new SampleTable.Row(context, sample)).toList());
  }

  void writeArms(List<ArmRecord> arms) {
    write(ArmTable.SCHEMA, arms.stream().map(arm -> new ArmTable.Row(context, arm)).toList());
  }

  /// Writes `run.json` while the run goes on.
  ///
  /// @throws StorageException if it cannot be written
  void progress(int completedTrials, String dataSha256) {
    writeManifest(RUNNING, "", completedTrials, dataSha256);
  }

  /// Writes `run.json` for the last time.
  ///
  /// @param dataSha256 of the content of the dataset; empty if there is none or it was not loaded
  /// @throws StorageException if it cannot be written
  void finish(Status status, int completedTrials, String dataSha256) {
    writeManifest(status.label(), Instant.now().toString(), completedTrials, dataSha256);
  }

  /// The tables written so far.
  List<String> fileNames() {
    return List.copyOf(fileNames);
  }

  private void writeManifest(String status, String finished, int completedTrials, String dataSha256) {
    folder.write(RunManifest.FILE, Json.pretty(new RunManifest(
        context.experiment(), context.runId(), status, plannedTrials, completedTrials, origin.started(), finished,
        origin.commandLine(), context.configSha256(), dataSha256, context.environment(), origin.resumed(),
        folder.written())));
  }
}
