package lanewise.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lanewise.storage.AtomicFiles;
import lanewise.storage.Sha256;
import lanewise.storage.StorageException;

/// The folder of one run, `<results>/<experiment>/<UTC time>-<8 hex of the config hash>`, or of benchmarks, without a
/// hash; made anew and never overwritten.
public final class RunFolder {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern ID = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{8}(-[1-9]\\d*)?");

  private static final int HASH_DIGITS = 8;

  /// The name of the experiment's resolved configuration.
  public static final String CONFIG = "config.yaml";

  private final Path path;
  private final Map<String, String> written = new TreeMap<>();

  private RunFolder(Path path) {
    this.path = path;
  }

  /// A folder that is there, to be worked on again.
  public static RunFolder open(Path path) {
    return new RunFolder(path);
  }

  /// Makes the folder, and those above it where they are missing. If the name is taken, `-2`, `-3`, ... is appended.
  ///
  /// @throws StorageException if it cannot be made
  public static RunFolder create(Path results, String experiment, Instant start, String configSha256) {
    return create(results, experiment, TIME.format(start) + "-" + configSha256.substring(0, HASH_DIGITS));
  }

  /// Makes the folder `<results>/<kind>/<UTC time>` of what has no configuration, in the same way.
  ///
  /// @throws StorageException if it cannot be made
  public static RunFolder create(Path results, String kind, Instant start) {
    return create(results, kind, TIME.format(start));
  }

  private static RunFolder create(Path results, String kind, String name) {
    Path parent = results.resolve(kind);
    try {
      AtomicFiles.createFolders(parent);
      if (!parent.toRealPath().startsWith(results.toRealPath())) {
        throw new FileSystemException(parent.toString(), null,
            parent + " is a symbolic link to " + parent.toRealPath() + ", out of the results folder");
      }
      for (int attempt = 1; ; attempt++) {
        Path folder = parent.resolve(attempt == 1 ? name : name + "-" + attempt);
        try {
          return new RunFolder(AtomicFiles.createFolder(folder));
        } catch (FileAlreadyExistsException _) {
          // Another run of the same second: try the next suffix.
        }
      }
    } catch (IOException e) {
      throw new StorageException(parent.resolve(name), e);
    }
  }

  /// Whether a run of this configuration has such an id.
  public static boolean isOf(String id, String configSha256) {
    return isId(id) && id.contains("-" + configSha256.substring(0, HASH_DIGITS));
  }

  /// Whether a folder of this name is that of a run of an experiment. Such names sort by time.
  public static boolean isId(String name) {
    return ID.matcher(name).matches();
  }

  public Path path() {
    return path;
  }

  /// The name of the folder, which is the run's identity.
  public String id() {
    return path.getFileName().toString();
  }

  /// Writes a file of the folder, whole or not at all. A folder that was removed meanwhile is not made again.
  ///
  /// @param fileName perhaps below a folder of its own: `trials/0001.jsonl`
  /// @throws StorageException if that fails
  public void write(String fileName, byte[] content) {
    Path target = path.resolve(fileName);
    try {
      if (Files.isDirectory(path)) {
        AtomicFiles.createFolders(target.getParent());
      }
      AtomicFiles.write(target, content);
    } catch (IOException e) {
      throw new StorageException(target, e);
    }
    written.put(fileName, Sha256.of(content));
  }

  /// Writes `roofline.csv`.
  ///
  /// @throws StorageException if that fails
  public void writeRoofline(List<CeilingRecord> ceilings) {
    write(TableSchemas.ROOFLINE.fileName(), CsvTables.csv(TableSchemas.ROOFLINE, ceilings));
  }

  /// Whether there is a file of this name.
  public boolean has(String fileName) {
    return Files.isRegularFile(path.resolve(fileName));
  }

  /// Removes the folder of a run that could not even begin, as far as that can be done: what is newest is then a run
  /// that did.
  public void discard() {
    try {
      for (String fileName : List.of(CONFIG, RunLog.FILE, RunLock.FILE)) {
        Files.deleteIfExists(path.resolve(fileName));
      }
      Files.delete(path);
    } catch (IOException _) {
      // Something else is in it, or the disk takes nothing at all: it will look damaged and be collected.
    }
  }

  /// The content of a file of the folder, which counts as written from now on.
  ///
  /// @throws DamagedRunException if it cannot be read
  public byte[] read(String fileName) {
    Path file = StoredFile.in(path, fileName);
    try {
      byte[] content = Files.readAllBytes(file);
      written.put(fileName, Sha256.of(content));
      return content;
    } catch (IOException e) {
      throw new DamagedRunException(file + " cannot be read: " + e);
    }
  }

  /// SHA-256 of the files that were written so far, by name.
  Map<String, String> written() {
    return new TreeMap<>(written);
  }

  /// Writes a text file in UTF-8, whole or not at all.
  ///
  /// @throws StorageException if that fails
  public void write(String fileName, String text) {
    write(fileName, text.getBytes(StandardCharsets.UTF_8));
  }
}
