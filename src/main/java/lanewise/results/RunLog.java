package lanewise.results;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import lanewise.storage.StorageException;

/// `run.log`: what happened when, one line each, in UTC. Several threads may write.
public final class RunLog implements AutoCloseable {

  private final Path file;
  private final Writer writer;

  /// @throws StorageException if the file cannot be made
  public RunLog(RunFolder folder) {
    this.file = folder.path().resolve("run.log");
    try {
      this.writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new StorageException(file, e);
    }
  }

  /// Appends a line and hands it to the operating system.
  ///
  /// @throws StorageException if that fails
  public synchronized void write(String line) {
    try {
      writer.write(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + line + "\n");
      writer.flush();
    } catch (IOException e) {
      throw new StorageException(file, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new StorageException(file, e);
    }
  }
}
