package lanewise.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lanewise.archive.ArchivedRun.State;
import lanewise.config.yaml.Tree;
import lanewise.results.DamagedRunException;
import lanewise.results.RunFolder;
import lanewise.results.RunLock;
import lanewise.results.RunManifest;
import lanewise.results.Status;
import lanewise.results.StoredFile;
import lanewise.storage.TemporaryFiles;

/// Looks at everything in one run folder, trusts none of it, and says all that is wrong.
///
/// Of a run that was killed only the manifest and the configuration count: the manifest may be older than any other
/// file, and `run --resume` writes those anew. Of a run at work nothing does, as its files are just being replaced.
final class Inspection {

  private static final String TRAINING_TABLE = "runs.csv";
  private static final String KERNELS_TABLE = "kernels.csv";
  private static final String TRIALS = "trials/";
  /// May be made again at any time, by another version too.
  private static final String REPORT = "report.html";
  /// What runs left before they listed their files in `run.json`.
  private static final List<String> OLD_TRAINING_TABLES = List.of(TRAINING_TABLE, "epochs.csv");

  private final Path folder;
  private final List<String> findings = new ArrayList<>();
  private final List<RunFile> files = new ArrayList<>();
  private final Map<String, FileScan> scans = new HashMap<>();

  private Inspection(Path folder) {
    this.folder = folder;
  }

  /// @param held whether a process works on the folder, found out before
  static ArchivedRun of(Path folder, boolean held) {
    return new Inspection(folder).run(held);
  }

  /// What is wrong with a file, with its name and not the path of the folder, which all findings share.
  static String finding(DamagedRunException damage, Path folder) {
    String path = folder + "/";
    return damage.getMessage().startsWith(path) ? damage.getMessage().substring(path.length()) : damage.getMessage();
  }

  private ArchivedRun run(boolean held) {
    listFiles();
    ManifestCheck check = ManifestCheck.of(folder);
    findings.addAll(check.findings());
    if (!held) {
      check.manifest().ifPresent(this::checkFiles);
    }
    State state = held ? State.RUNNING
        : !findings.isEmpty() ? State.DAMAGED
        : hasEnded(check.manifest().orElseThrow()) ? State.SOUND
        : State.UNFINISHED;
    return new ArchivedRun(folder, state, check.manifest(), finishedTrials(check.manifest()), files,
        held ? List.of() : findings);
  }

  private static boolean hasEnded(RunManifest manifest) {
    return !manifest.status().equals(ManifestCheck.RUNNING);
  }

  private void listFiles() {
    try {
      Files.walkFileTree(folder, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          if (isOfTheRun(file)) {
            files.add(new RunFile(folder.relativize(file).toString().replace('\\', '/'), attributes.size()));
          }
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
          findings.add((file.equals(folder) ? "the folder" : folder.relativize(file) + "/")
              + " cannot be listed: " + StoredFile.explained(failure));
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException e) {
      findings.add("the folder cannot be listed: " + StoredFile.explained(e));
    }
    files.sort(Comparator.comparing(RunFile::name));
  }

  /// Neither its lock nor what a writer has not finished.
  private static boolean isOfTheRun(Path file) {
    return !file.endsWith(RunLock.FILE) && !TemporaryFiles.isTemporary(file);
  }

  private void checkFiles(RunManifest manifest) {
    checkConfig(manifest.configSha256());
    if (!hasEnded(manifest)) {
      return;
    }
    new TreeMap<>(manifest.files()).forEach((name, sha256) -> {
      if (isKept(name)) {
        check(name, sha256);
      }
    });
    if (manifest.files().isEmpty() && manifest.completedTrials() > 0) {
      oldTables().forEach(name -> check(name, ""));
    }
    checkRows(manifest);
  }

  /// Whether a file stays as the run has written it.
  private static boolean isKept(String name) {
    return !name.equals(RunFolder.CONFIG) && !name.equals(REPORT) && !name.equals(RunManifest.FILE);
  }

  private void checkConfig(String sha256) {
    try {
      if (!scan(RunFolder.CONFIG).sha256().equals(sha256)) {
        findings.add(RunFolder.CONFIG + " was changed after the run had started");
      }
    } catch (DamagedRunException e) {
      findings.add(finding(e, folder));
    }
  }

  private List<String> oldTables() {
    return has(KERNELS_TABLE) ? List.of(KERNELS_TABLE) : OLD_TRAINING_TABLES;
  }

  private boolean has(String name) {
    return files.stream().anyMatch(file -> file.name().equals(name));
  }

  /// @param sha256 empty if it is not known
  private void check(String name, String sha256) {
    if (isOutside(name)) {
      findings.add(RunManifest.FILE + " names a file outside of the folder: " + Tree.quote(name));
      return;
    }
    try {
      FileScan scan = scan(name);
      Optional<String> flaw = name.endsWith(".csv") ? scan.shape().flaw() : Optional.empty();
      flaw.ifPresent(what -> findings.add(name + what));
      if (flaw.isEmpty() && !sha256.isEmpty() && !scan.sha256().equals(sha256)) {
        findings.add(name + " was changed after the run had written it");
      }
    } catch (DamagedRunException e) {
      findings.add(finding(e, folder));
    }
  }

  private boolean isOutside(String name) {
    try {
      return !folder.resolve(name).normalize().startsWith(folder.normalize());
    } catch (InvalidPathException _) {
      return true; // No file system could have it.
    }
  }

  private void checkRows(RunManifest manifest) {
    String table = has(TRAINING_TABLE) ? TRAINING_TABLE : KERNELS_TABLE;
    long rows = rows(table);
    boolean interrupted = manifest.status().equals(Status.INTERRUPTED.label()); // perhaps before a first kernel call
    if (has(table) && rows < manifest.completedTrials() - (interrupted ? 1 : 0)) {
      findings.add(table + " has only " + rows + " of the rows of " + manifest.completedTrials() + " completed trials");
    }
  }

  private FileScan scan(String name) {
    return scans.computeIfAbsent(name, _ -> FileScan.of(StoredFile.in(folder, name)));
  }

  private long rows(String table) {
    try {
      return has(table) ? scan(table).shape().rows() : 0;
    } catch (DamagedRunException _) {
      return 0;
    }
  }

  /// Of a run that has not ended the manifest does not know all.
  private int finishedTrials(Optional<RunManifest> manifest) {
    int completed = manifest.map(RunManifest::completedTrials).orElse(0);
    if (manifest.filter(Inspection::hasEnded).isPresent()) {
      return completed;
    }
    long told = files.stream().filter(file -> file.name().startsWith(TRIALS)).count();
    long rows = Math.max(rows(TRAINING_TABLE), Math.min(1, rows(KERNELS_TABLE)));
    return (int) Math.max(completed, Math.max(told, rows));
  }
}
