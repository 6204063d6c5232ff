package lanewise.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lanewise.results.TableSchemas.ConfusionRow;
import lanewise.results.TableSchemas.EpochRow;
import lanewise.results.TableSchemas.RunRow;

/// The tables of one run. They are rewritten, whole, after each trial, so that the folder is complete at any time.
public final class RunResults {

  private final RunFolder folder;
  private final RunContext context;
  private final int plannedTrials;
  private final Instant started;
  private final List<String> commandLine;
  private final List<TrialRecord> trials = new ArrayList<>();
  private final Set<String> fileNames = new LinkedHashSet<>();

  /// Writes `run.json` with status `running`.
  ///
  /// @throws StorageException if the folder cannot be written
  public RunResults(
      RunFolder folder, RunContext context, int plannedTrials, Instant started, List<String> commandLine) {
    this.folder = folder;
    this.context = context;
    this.plannedTrials = plannedTrials;
    this.started = started;
    this.commandLine = List.copyOf(commandLine);
    writeManifest("running", "");
  }

  /// Adds a trial and rewrites all tables.
  ///
  /// @throws StorageException if a file cannot be written
  public void add(TrialRecord trial) {
    trials.add(trial);
    write(TableSchemas.RUNS, trials.stream().map(one -> new RunRow(context, one)).toList());
    write(TableSchemas.EPOCHS, trials.stream()
        .flatMap(one -> one.epochs().stream().map(epoch -> new EpochRow(one.trial(), epoch)))
        .toList());
    var confusion = trials.stream()
        .flatMap(one -> one.test().stream()
            .flatMap(test -> test.confusion().stream())
            .map(cell -> new ConfusionRow(one.trial(), cell)))
        .toList();
    if (!confusion.isEmpty()) {
      write(TableSchemas.CONFUSION, confusion);
    }
  }

  /// Writes `run.json` for the last time.
  ///
  /// @throws StorageException if it cannot be written
  public void finish(Status status) {
    writeManifest(status.label(), Instant.now().toString());
  }

  /// The trials so far, in the order in which they ran.
  public List<TrialRecord> trials() {
    return Collections.unmodifiableList(trials);
  }

  /// The tables written so far.
  public List<String> fileNames() {
    return List.copyOf(fileNames);
  }

  private <R> void write(Schema<R> schema, List<R> rows) {
    fileNames.add(schema.fileName());
    folder.write(schema.fileName(), CsvTables.csv(schema, rows));
  }

  private void writeManifest(String status, String finished) {
    String dataSha256 = trials.stream().map(TrialRecord::dataSha256).filter(hash -> !hash.isEmpty())
        .findFirst().orElse("");
    folder.write("run.json", Json.pretty(new RunManifest(
        context.experiment(), context.runId(), status, plannedTrials, trials.size(), started.toString(), finished,
        commandLine, context.configSha256(), dataSha256, context.environment())));
  }
}
