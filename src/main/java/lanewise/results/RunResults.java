package lanewise.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lanewise.results.TableSchemas.ConfusionRow;
import lanewise.results.TableSchemas.EpochRow;
import lanewise.results.TableSchemas.RunRow;

/// The tables of one training run. They are rewritten, whole, after each trial, so that the folder is complete at any
/// time.
public final class RunResults {

  private final RunTables tables;
  private final List<TrialRecord> trials = new ArrayList<>();

  /// Writes `run.json` with status `running`.
  ///
  /// @throws StorageException if the folder cannot be written
  public RunResults(
      RunFolder folder, RunContext context, int plannedTrials, Instant started, List<String> commandLine) {
    this.tables = new RunTables(folder, context, plannedTrials, started, commandLine);
  }

  /// Adds a trial and rewrites all tables.
  ///
  /// @throws StorageException if a file cannot be written
  public void add(TrialRecord trial) {
    trials.add(trial);
    tables.write(TableSchemas.RUNS, trials.stream().map(one -> new RunRow(tables.context(), one)).toList());
    tables.write(TableSchemas.EPOCHS, trials.stream()
        .flatMap(one -> one.epochs().stream().map(epoch -> new EpochRow(one.trial(), epoch)))
        .toList());
    var confusion = trials.stream()
        .flatMap(one -> one.test().stream()
            .flatMap(test -> test.confusion().stream())
            .map(cell -> new ConfusionRow(one.trial(), cell)))
        .toList();
    if (!confusion.isEmpty()) {
      tables.write(TableSchemas.CONFUSION, confusion);
    }
  }

  /// Writes `run.json` for the last time.
  ///
  /// @throws StorageException if it cannot be written
  public void finish(Status status) {
    String dataSha256 = trials.stream().map(TrialRecord::dataSha256).filter(hash -> !hash.isEmpty())
        .findFirst().orElse("");
    tables.finish(status, trials.size(), dataSha256);
  }

  /// The trials so far, in the order in which they ran.
  public List<TrialRecord> trials() {
    return Collections.unmodifiableList(trials);
  }

  /// The tables written so far.
  public List<String> fileNames() {
    return tables.fileNames();
  }
}
