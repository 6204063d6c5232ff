package lanewise.archive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.results.RunFolder;
import lanewise.results.RunManifest;

/// The run folders below a results folder, `<results>/<experiment>/<run id>`.
///
/// What is named like a run, or holds a `run.json`, is one. All else there (benchmarks, baselines, notes) is left
/// alone, and so are symbolic links and folders that may not be listed. The runs in `reference` are kept for good, each
/// in place of an experiment's folder: only who asks for one by its path finds it.
public final class RunArchive {

  private static final String REFERENCE = "reference";

  private final Path results;

  /// @param results need not exist
  public RunArchive(Path results) {
    this.results = results;
  }

  /// The run folder that a user means: its path, perhaps from the results folder on, its id or the beginning of one,
  /// `last`, `last~1` for the one before, or one of these within an experiment, `mnist-lenet/last`. The folder may be
  /// damaged.
  ///
  /// @throws Refusal (usage) if there is none, or several may be meant; the message lists the nearest
  public Path find(String reference) {
    Optional<Path> given = path(reference);
    Optional<Path> run = given.stream()
        .flatMap(path -> Stream.of(path, results.resolve(path)))
        .filter(RunArchive::isRun)
        .findFirst();
    if (run.isPresent()) {
      return run.get().toAbsolutePath().normalize();
    }
    if (given.filter(path -> path.toString().contains("/") && Files.exists(path)).isPresent()) {
      throw new Refusal(ExitCode.USAGE, given.get() + " is no run folder: it has no " + RunManifest.FILE);
    }
    List<Path> folders = folders();
    if (folders.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, "there is no run '" + reference + "', and no other one in " + results
          + "; ./lanewise run FILE makes them, and --results DIR names another folder");
    }
    return RunReference.parse(reference).among(folders);
  }

  /// The folders of the runs of one configuration, the newest first.
  ///
  /// @param configSha256 of the resolved configuration
  public List<Path> runsOf(String experiment, String configSha256) {
    return folders().stream()
        .filter(folder -> folder.getParent().getFileName().toString().equals(experiment))
        .filter(folder -> RunFolder.isOf(folder.getFileName().toString(), configSha256))
        .toList();
  }

  /// All runs, looked at, the newest first; those that are not named after a time come last.
  public List<ArchivedRun> runs() {
    return folders().parallelStream().map(ArchivedRun::of).toList();
  }

  /// All run folders but those in `reference`, the newest first; those that are not named after a time come last.
  List<Path> folders() {
    return subfolders(results).stream()
        .filter(experiment -> !name(experiment).equals(REFERENCE))
        .flatMap(experiment -> subfolders(experiment).stream())
        .filter(RunArchive::isRun)
        .sorted(Comparator.comparing(RunArchive::time).reversed())
        .toList();
  }

  private static boolean isRun(Path folder) {
    return Files.isDirectory(folder)
        && (RunFolder.isId(name(folder)) || Files.exists(folder.resolve(RunManifest.FILE), LinkOption.NOFOLLOW_LINKS));
  }

  private static String time(Path folder) {
    String name = name(folder);
    return RunFolder.isId(name) ? name : "";
  }

  private static String name(Path folder) {
    return Objects.toString(folder.toAbsolutePath().normalize().getFileName(), "");
  }

  /// The path that a user may mean; empty if the text is none.
  public static Optional<Path> path(String reference) {
    try {
      return reference.isBlank() ? Optional.empty() : Optional.of(Path.of(reference));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static List<Path> subfolders(Path folder) {
    var found = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(folder,
        entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
      entries.forEach(found::add);
    } catch (IOException | DirectoryIteratorException _) {
      return List.of(); // Not there, no folder, or not for us to read, as lost+found on a disk of its own.
    }
    return found;
  }
}
