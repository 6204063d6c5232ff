package lanewise.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lanewise.results.StoredFile;
import lanewise.storage.AtomicFiles;
import lanewise.storage.StorageException;
import lanewise.storage.TemporaryFiles;

/// The checkpoints of one trial, `checkpoints/<trial>-<sequence>.model` in the folder of its run: the newest and,
/// should that turn out damaged, the one before. For one writer at a time.
public final class Checkpoints {

  private static final int KEPT = 2;
  /// Nine digits are enough for a checkpoint each second of 30 years.
  private static final Pattern NAME = Pattern.compile("(\\d{4,9})-(\\d{6,9})\\.model");

  private final Path folder;
  private final int trial;
  private final Set<Path> damaged = new HashSet<>();

  /// @param run the folder of the run
  /// @param trial number within the run, from 1
  public Checkpoints(Path run, int trial) {
    this.folder = run.resolve("checkpoints");
    this.trial = trial;
  }

  /// Writes the next checkpoint, and removes what is older than the one before it.
  ///
  /// @throws StorageException if that fails; those before are still there
  public void write(TensorFile<ModelHeader> state) {
    try {
      AtomicFiles.createFolders(folder);
      List<Path> before = newestFirst();
      int sequence = before.isEmpty() ? 1 : sequence(before.getFirst()) + 1;
      state.write(folder.resolve(String.format(Locale.ROOT, "%04d-%06d.model", trial, sequence)));
      List<Path> whole = before.stream().filter(file -> !damaged.contains(file)).limit(KEPT - 1).toList();
      for (Path file : before) {
        if (!whole.contains(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new StorageException(folder, e);
    }
  }

  /// The newest checkpoint that is whole; empty if there is none. Damaged ones do not count for those that
  /// [#write] keeps.
  ///
  /// @param warnings is told, for each newer one that is not whole, its name and why
  /// @throws CheckpointException if the folder cannot be read, or a newer version of Lanewise has written one: it is
  ///     not this one's to remove
  public Optional<StoredCheckpoint> newest(Consumer<String> warnings) {
    List<Path> files;
    try {
      files = newestFirst();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CheckpointException(folder, "the checkpoints cannot be listed: " + StoredFile.explained(e));
    }
    for (Path file : files) {
      try {
        return Optional.of(StoredCheckpoint.verified(file));
      } catch (NewerVersionException e) {
        throw e;
      } catch (CheckpointException e) {
        damaged.add(file);
        warnings.accept("checkpoint passed over: " + e.getMessage());
      }
    }
    if (!files.isEmpty()) {
      warnings.accept("no checkpoint of trial " + trial + " is whole: it begins anew");
    }
    return Optional.empty();
  }

  /// Removes all checkpoints of the trial, and the folder if nothing else is in it.
  ///
  /// @throws StorageException if that fails
  public void remove() {
    try {
      for (Path file : newestFirst()) {
        Files.deleteIfExists(file);
      }
      TemporaryFiles.removeAbandoned(folder);
      Files.deleteIfExists(folder);
    } catch (NoSuchFileException | DirectoryNotEmptyException _) {
      // No checkpoint was ever written, or other trials have theirs.
    } catch (IOException e) {
      throw new StorageException(folder, e);
    }
  }

  private List<Path> newestFirst() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(this::isOfTrial).sorted(Comparator.comparingInt(Checkpoints::sequence).reversed()).toList();
    }
  }

  private boolean isOfTrial(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches() && Integer.parseInt(name.group(1)) == trial;
  }

  private static int sequence(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches() ? Integer.parseInt(name.group(2)) : 0;
  }
}
