package lanewise.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files that [AtomicFiles] fills before they get their name: `.lanewise-<process>-<16 hex>.tmp`, so that no two
/// writers share one, and that one whose writer was killed can be told from one at work.
public final class TemporaryFiles {

  private static final Pattern NAME = Pattern.compile("\\.lanewise-(\\d{1,10})-[0-9a-f]{16}\\.tmp");

  /// No write takes so long. Of an older file the writer is gone, though another process may have got its number.
  private static final Duration LONGEST_WRITE = Duration.ofHours(1);

  private TemporaryFiles() {}

  /// Whether a file is one of these, and thus no content.
  public static boolean isTemporary(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }

  /// Removes from a folder what writers that were killed left there, as far as that can be done.
  public static void removeAbandoned(Path folder) {
    try (var files = Files.newDirectoryStream(folder, TemporaryFiles::isAbandoned)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | DirectoryIteratorException _) {
      // They are in nobody's way; whoever cannot write here either will say so.
    }
  }

  /// A name in that folder that no file has.
  public static Path newName(Path folder) {
    String unique = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return folder.resolve(".lanewise-" + ProcessHandle.current().pid() + "-" + unique + ".tmp");
  }

  private static boolean isAbandoned(Path file) throws IOException {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return false;
    }
    try {
      return ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
          || Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(LONGEST_WRITE));
    } catch (NoSuchFileException _) {
      return false; // Its writer was alive, and has finished it.
    }
  }
}
