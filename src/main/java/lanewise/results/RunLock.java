package lanewise.results;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Says that a process works on a run folder. The operating system gives it up with the process, however that ends, so a
/// killed run is not locked.
public final class RunLock implements AutoCloseable {

  private static final String FILE = "run.lock";

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Locks a run folder until [#close].
  ///
  /// @throws RunLockedException if another process works on it
  /// @throws StorageException if the folder cannot be written
  public static RunLock take(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel)) {
        return new RunLock(file, channel);
      }
      channel.close();
      throw new RunLockedException(folder + " is being worked on by another process; wait until it ends");
    } catch (IOException e) {
      throw new StorageException(file, e);
    }
  }

  /// Whether a process works on a run folder now.
  public static boolean isHeld(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return !tryLock(channel);
    } catch (IOException _) {
      return false; // Just given up, or not ours to write: then nobody with our rights works on it.
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false; // held by this JVM
    }
  }

  /// @throws StorageException if the file cannot be removed
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      channel.close();
    } catch (IOException e) {
      throw new StorageException(file, e);
    }
  }
}
