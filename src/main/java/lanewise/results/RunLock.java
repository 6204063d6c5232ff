package lanewise.results;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import lanewise.storage.StorageException;

/// Says that a process works on a run folder. The operating system gives the lock up with the process, however that
/// ends, so a killed run is not locked.
///
/// The file `run.lock` stays when the lock is given up: who removed it could take it from a process that has opened but
/// not yet locked it, and a third would then lock a new one. It goes with the folder, whose remover holds the lock.
public final class RunLock implements AutoCloseable {

  /// The name of the file, which is empty.
  public static final String FILE = "run.lock";

  /// Who only looks whether a lock is held has it for a moment; so often a taker tries.
  private static final int TRIES = 5;
  private static final int MILLIS_BETWEEN_TRIES = 20;

  /// What this JVM has locked, which also guards all opening and closing: the operating system gives a process's locks
  /// on a file up as soon as the process closes any channel on it.
  private static final Set<Path> OWN = new HashSet<>();

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
    try {
      Path file = folder.toRealPath().resolve(FILE);
      for (int attempt = 1; attempt <= TRIES; attempt++) {
        Optional<RunLock> lock = tryTake(file);
        if (lock.isPresent()) {
          return lock.get();
        }
        Thread.sleep(MILLIS_BETWEEN_TRIES);
      }
    } catch (IOException e) {
      throw new StorageException(folder.resolve(FILE), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new RunLockedException(folder + " is being worked on by another process; wait until it ends");
  }

  private static Optional<RunLock> tryTake(Path file) throws IOException {
    synchronized (OWN) {
      if (OWN.contains(file)) {
        return Optional.empty();
      }
      make(file);
      Object identity = identity(file);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() == null || !identity.equals(identity(file))) {
          channel.close();
          return Optional.empty();
        }
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      OWN.add(file);
      return Optional.of(new RunLock(file, channel));
    }
  }

  private static void make(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException _) {
      // As it mostly does.
    }
  }

  /// What tells the file from one that takes its name when the folder is removed while somebody opens it.
  private static Object identity(Path file) throws IOException {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) { // A pipe would wait for its reader for ever.
      throw new FileSystemException(file.toString(), null, "it is no plain file");
    }
    return String.valueOf(attributes.fileKey());
  }

  /// Whether a process works on a run folder now.
  public static boolean isHeld(Path folder) {
    synchronized (OWN) {
      try {
        Path file = folder.toRealPath().resolve(FILE);
        if (OWN.contains(file)) {
          return true;
        }
        identity(file);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
          return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        }
      } catch (IOException _) {
        return false; // No lock was ever taken, or it is not ours to see.
      }
    }
  }

  /// @throws StorageException if the operating system does not let go
  @Override
  public void close() {
    synchronized (OWN) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new StorageException(file, e);
      } finally {
        OWN.remove(file);
      }
    }
  }
}
