package lanewise.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.results.TableSchemas.ConfusionRow;
import lanewise.results.TableSchemas.EpochRow;
import lanewise.results.TableSchemas.RunRow;
import lanewise.storage.StorageException;

/// The tables of one training run. They are to be rewritten, whole, after each trial, so that the folder is complete at
/// any time but for the statistics, which come at the end.
public final class RunResults {

  private final RunTables tables;
  private final List<ArmTrial> trials = new ArrayList<>();

  /// A trial under the name of its arm.
  private record ArmTrial(String arm, TrialRecord trial) {}

  /// Writes `run.json` with status `running`.
  ///
  /// @throws StorageException if the folder cannot be written
  public RunResults(RunFolder folder, RunContext context, int plannedTrials, RunOrigin origin) {
    this.tables = new RunTables(folder, context, plannedTrials, origin);
  }

  /// Adds a trial, which [#write] then brings into the tables.
  ///
  /// @param arm name of its arm
  public void add(String arm, TrialRecord trial) {
    trials.add(new ArmTrial(arm, trial));
  }

  /// Rewrites all tables, from the trials so far.
  ///
  /// @throws StorageException if a file cannot be written
  public void write() {
    tables.write(TableSchemas.RUNS,
        trials.stream().map(one -> new RunRow(tables.context(), one.arm(), one.trial())).toList());
    tables.write(TableSchemas.EPOCHS, trials.stream()
        .flatMap(one -> one.trial().epochs().stream()
            .map(epoch -> new EpochRow(one.trial().trial(), one.arm(), epoch)))
        .toList());
    tables.writeSamples(samples());
    var confusion = trials.stream()
        .flatMap(one -> one.trial().test().stream()
            .flatMap(test -> test.confusion().stream())
            .map(cell -> new ConfusionRow(one.trial().trial(), one.arm(), cell)))
        .toList();
    if (!confusion.isEmpty()) {
      tables.write(TableSchemas.CONFUSION, confusion);
    }
    var layers = trials.stream()
        .flatMap(one -> one.trial().layers().stream()
            .map(line -> new LayerSchema.Row(tables.context(), one.arm(), one.trial().status(), line)))
        .toList();
    if (!layers.isEmpty()) {
      tables.write(LayerSchema.LAYERS, layers);
    }
    tables.progress(trials.size(), dataSha256());
  }

  /// What all trials measured so far.
  public List<SampleRecord> samples() {
    return trials.stream().flatMap(one -> one.trial().samples(one.arm()).stream()).toList();
  }

  /// Writes the statistics, and `run.json` for the last time.
  ///
  /// @throws StorageException if it cannot be written
  public void finish(Status status, List<ArmRecord> arms) {
    tables.writeArms(arms);
    tables.finish(status, trials.size(), dataSha256());
  }

  private String dataSha256() {
    Optional<String> first = trials.stream().map(one -> one.trial().dataSha256()).filter(hash -> !hash.isEmpty())
        .findFirst();
    return first.orElse("");
  }

  /// The tables written so far.
  public List<String> fileNames() {
    return tables.fileNames();
  }
}
