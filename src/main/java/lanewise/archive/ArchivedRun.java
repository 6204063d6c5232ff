package lanewise.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lanewise.results.Environment;
import lanewise.results.RunLock;
import lanewise.results.RunManifest;

/// A run folder and what became of its run.
///
/// @param manifest `run.json`, with every value that older versions wrote too; empty if it is damaged
/// @param finishedTrials so many have left their results
/// @param files of the folder and those below it, by name
/// @param findings all that is wrong with the folder, each with the name of the file
public record ArchivedRun(
    Path folder,
    State state,
    Optional<RunManifest> manifest,
    int finishedTrials,
    List<RunFile> files,
    List<String> findings) {

  /// What a folder is good for.
  public enum State {
    /// The run has ended, one way or another, and all that it wrote is there.
    SOUND,
    /// Something is missing or changed that going on would not mend.
    DAMAGED,
    /// The run was killed; what it wrote so far is there, and it can go on from there.
    UNFINISHED,
    /// A process works on it.
    RUNNING
  }

  public ArchivedRun {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /// Looks at a run folder. Reads all files that the run has listed; never fails.
  public static ArchivedRun of(Path folder) {
    boolean held = RunLock.isHeld(folder); // First: a run that ends from here on has said so in its manifest.
    return Inspection.of(folder, held);
  }

  /// Looks at a run folder that the caller has locked.
  static ArchivedRun ofLocked(Path folder) {
    return Inspection.of(folder, false);
  }

  /// What a user may call it: `experiment/id`.
  public String name() {
    return RunReference.of(folder);
  }

  /// The name of the folder above the run's, which is that of the experiment.
  public String experiment() {
    return RunReference.experiment(folder);
  }

  /// The name of the folder.
  public String id() {
    return folder.getFileName().toString();
  }

  /// How the run ended, as `run.json` has it; else `damaged`, `killed` or `running`.
  public String status() {
    return switch (state) {
      case SOUND -> manifest.orElseThrow().status();
      case DAMAGED -> "damaged";
      case UNFINISHED -> "killed";
      case RUNNING -> "running";
    };
  }

  /// When the run began; empty if `run.json` does not say.
  public Optional<Instant> started() {
    return manifest.map(RunManifest::started).flatMap(ManifestCheck::time);
  }

  /// The sources that it ran, shortened to 8 digits; empty if `run.json` does not say.
  public Optional<String> commit() {
    return manifest.map(RunManifest::environment)
        .map(Environment::commit)
        .map(commit -> commit.replaceFirst("^(\\p{XDigit}{8})\\p{XDigit}+", "$1"));
  }

  /// Of all files together.
  public long bytes() {
    return files.stream().mapToLong(RunFile::bytes).sum();
  }
}
