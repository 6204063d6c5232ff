package lanewise.results;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lanewise.storage.StorageException;

/// Says that a process works on a run folder. The operating system gives it up with the process, however that ends, so
/// a killed run is not locked.
public final class RunLock implements AutoCloseable {

  private static final String FILE = "run.lock";

  /// What this JVM has locked. The operating system gives a process's locks on a file up as soon as the process closes
  /// any channel on it, so none is opened to find out.
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

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
    Path file = file(folder);
    if (!OWN.add(file)) {
      throw locked(folder);
    }
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return new RunLock(file, channel);
      }
      channel.close();
      OWN.remove(file);
      throw locked(folder);
    } catch (IOException e) {
      OWN.remove(file);
      throw new StorageException(file, e);
    }
  }

  private static RunLockedException locked(Path folder) {
    return new RunLockedException(folder + " is being worked on by another process; wait until it ends");
  }

  private static Path file(Path folder) {
    return folder.toAbsolutePath().normalize().resolve(FILE);
  }

  /// Whether a process works on a run folder now.
  public static boolean isHeld(Path folder) {
    Path file = file(folder);
    if (OWN.contains(file) || !Files.exists(file)) {
      return OWN.contains(file);
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (IOException _) {
      return false; // Just given up, or not ours to write: then nobody with our rights works on it.
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
    } finally {
      OWN.remove(file);
    }
  }
}
