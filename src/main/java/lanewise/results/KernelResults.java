package lanewise.results;

import java.time.Instant;
import java.util.List;

/// The table of one run that measures kernels. It is rewritten, whole, after each trial, so that the folder is complete
/// at any time.
public final class KernelResults {

  private final RunTables tables;

  /// Writes `run.json` with status `running`.
  ///
  /// @throws StorageException if the folder cannot be written
  public KernelResults(
      RunFolder folder, RunContext context, int plannedTrials, Instant started, List<String> commandLine) {
    this.tables = new RunTables(folder, context, plannedTrials, started, commandLine);
  }

  /// Replaces the table.
  ///
  /// @param rows of all trials so far
  /// @throws StorageException if the file cannot be written
  public void write(List<KernelRow> rows) {
    tables.write(KernelSchema.KERNELS, rows.stream().map(row -> new KernelSchema.Row(tables.context(), row)).toList());
  }

  /// Writes `run.json` for the last time.
  ///
  /// @throws StorageException if it cannot be written
  public void finish(Status status, int completedTrials) {
    tables.finish(status, completedTrials, "");
  }

  /// The tables written so far.
  public List<String> fileNames() {
    return tables.fileNames();
  }
}
