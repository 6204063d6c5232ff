package lanewise.results;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.storage.StorageException;

/// The tables of one run that measures kernels. They are rewritten, whole, after each trial, so that the folder is
/// complete at any time but for the statistics, which come at the end.
public final class KernelResults {

  private final RunTables tables;

  /// Writes `run.json` with status `running`.
  ///
  /// @throws StorageException if the folder cannot be written
  public KernelResults(RunFolder folder, RunContext context, int plannedTrials, RunOrigin origin) {
    this.tables = new RunTables(folder, context, plannedTrials, origin);
  }

  /// Replaces the tables.
  ///
  /// @param rows of all trials so far
  /// @param trials how many these are
  /// @throws StorageException if a file cannot be written
  public void write(List<KernelRow> rows, int trials) {
    tables.write(KernelSchema.KERNELS, rows.stream().map(row -> new KernelSchema.Row(tables.context(), row)).toList());
    tables.writeSamples(samples(rows));
    tables.progress(trials, "");
  }

  /// What was measured.
  public static List<SampleRecord> samples(List<KernelRow> rows) {
    return rows.stream()
        .flatMap(row -> row.kernel().timing().stream().flatMap(timing -> samples(row, timing)))
        .toList();
  }

  private static Stream<SampleRecord> samples(KernelRow row, KernelTiming timing) {
    KernelRecord kernel = row.kernel();
    List<Double> nanos = timing.sampleNanos();
    return IntStream.range(0, nanos.size()).mapToObj(i -> new SampleRecord(row.arm(), kernel.work(), Metric.CALL_NS,
        kernel.trial(), kernel.repeat(), i + 1, true, nanos.get(i), "", kernel.jvm(), kernel.jvmFlags(), ""));
  }

  /// Writes the statistics, and `run.json` for the last time.
  ///
  /// @throws StorageException if it cannot be written
  public void finish(Status status, int completedTrials, List<ArmRecord> arms) {
    tables.writeArms(arms);
    tables.finish(status, completedTrials, "");
  }

  /// The tables written so far.
  public List<String> fileNames() {
    return tables.fileNames();
  }
}
