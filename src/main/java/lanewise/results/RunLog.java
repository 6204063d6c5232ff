package lanewise.results;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import lanewise.storage.StorageException;

/// `run.log`: what happened when, one line each, in UTC. Several threads may write.
///
/// It is the one file of a run that grows, and no result: each line is handed to the operating system as it comes, so
/// that it outlasts the process but perhaps not a power failure, and one that cannot be written is counted and left
/// out.
public final class RunLog implements AutoCloseable {

  static final String FILE = "run.log";

  private final Path file;
  private final OutputStream out;
  /// Whether the file may end within a line.
  private boolean torn;
  private int lost;
  private String reason = "";

  /// @throws StorageException if the file cannot be made
  public RunLog(RunFolder folder) {
    this.file = folder.path().resolve(FILE);
    try {
      this.out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new StorageException(file, e);
    }
  }

  /// Appends a line and hands it to the operating system.
  public synchronized void write(String line) {
    String text = (torn ? "\n" : "") + Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + line + "\n";
    torn = true;
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      torn = false;
    } catch (IOException e) {
      lost++;
      reason = StorageException.reason(e);
    }
  }

  /// What the log lacks, in words for people; empty if it is complete.
  public synchronized Optional<String> loss() {
    return lost == 0 ? Optional.empty()
        : Optional.of(file + " lacks " + lost + (lost == 1 ? " line" : " lines") + ", which could not be written: "
            + reason);
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new StorageException(file, e);
    }
  }
}
