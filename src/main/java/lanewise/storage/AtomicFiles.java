package lanewise.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// Writes files that are either whole or not there: content goes to a temporary name in the same folder, is forced to
/// the disk and moved over the target, and the folder is forced after that. A reader, or a crash, sees the old file or
/// the new one. Of several writers of one target the last wins.
///
/// What a writer that was killed leaves is removed by the next one in that folder; see [TemporaryFiles].
public final class AtomicFiles {

  /// What a file is to hold, made piece by piece while it is written, so that it need not be in memory as a whole.
  public interface Content {

    /// Number of bytes.
    long length();

    /// Hands all bytes to `out`.
    void writeTo(Sink out) throws IOException;
  }

  /// Where content goes.
  @FunctionalInterface
  public interface Sink {

    /// Takes all that remains in `bytes`.
    void take(ByteBuffer bytes) throws IOException;
  }

  private record Whole(byte[] bytes) implements Content {

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(Sink out) throws IOException {
      out.take(ByteBuffer.wrap(bytes));
    }
  }

  private AtomicFiles() {}

  /// As [#write(Path, Content)], of a content that is there already.
  public static void write(Path target, byte[] content) throws IOException {
    write(target, new Whole(content));
  }

  /// Replaces `target`, which keeps its permissions; on failure the old file is still there and no temporary one is.
  ///
  /// @throws IOException if that fails, or what is there is no plain file: links are not followed, and devices not
  ///     replaced. [StorageException] makes a message of it
  public static void write(Path target, Content content) throws IOException {
    Path folder = folderOf(target);
    requireReplaceable(target);
    TemporaryFiles.removeAbandoned(folder);
    Path temporary = TemporaryFiles.newName(folder);
    try {
      fill(temporary, content);
      keepPermissions(target, temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      delete(temporary, failure);
      throw StorageException.withNeed(target, content.length(), failure);
    } catch (RuntimeException | Error failure) {
      delete(temporary, failure);
      throw failure;
    }
    forceAfter(target);
  }

  /// Gives a file its name: one that was written under a [temporary name][TemporaryFiles#newName] in the same folder
  /// and forced to the disk. For content that is too large for memory, or has to be proved first.
  public static void publish(Path temporary, Path target) throws IOException {
    requireReplaceable(target);
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    forceAfter(target);
  }

  /// Makes a folder that is not there yet, and sees to it that it outlasts a power failure.
  ///
  /// @throws FileAlreadyExistsException if the name is taken
  public static Path createFolder(Path folder) throws IOException {
    Path made = Files.createDirectory(folder);
    forceAfter(folder);
    return made;
  }

  /// Makes a folder, and those above it, where they are missing.
  public static void createFolders(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return;
    }
    createFolders(absolute.getParent());
    try {
      createFolder(absolute);
    } catch (FileAlreadyExistsException taken) {
      if (!Files.isDirectory(absolute)) { // else another process was faster
        throw taken;
      }
    }
  }

  private static Path folderOf(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new FileSystemException(target.toString(), null, "it is a folder");
    }
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    return folder;
  }

  private static void requireReplaceable(Path target) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(target.toString(), null, Files.isSymbolicLink(target)
          ? "it is a link to " + Files.readSymbolicLink(target) + ", and links are not followed"
          : Files.isDirectory(target) ? "it is a folder" : "it is a device or a pipe");
    }
    target.getFileSystem().provider().checkAccess(target, AccessMode.WRITE); // Moving would not ask for it.
  }

  private static void fill(Path file, Content content) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.writeTo(bytes -> {
        while (bytes.hasRemaining()) {
          if (channel.write(bytes) <= 0) {
            throw new IOException("the disk takes no more");
          }
        }
      });
      channel.force(true);
    }
  }

  private static void keepPermissions(Path target, Path temporary) throws IOException {
    var old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (old == null || !Files.exists(target)) {
      return;
    }
    var permissions = old.readAttributes().permissions();
    if (!permissions.equals(Files.getPosixFilePermissions(temporary))) { // which some file systems refuse to set
      Files.setPosixFilePermissions(temporary, permissions);
    }
  }

  private static void delete(Path temporary, Throwable failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  private static void forceAfter(Path entry) throws IOException {
    try (var channel = FileChannel.open(entry.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException failure) {
      throw StorageException.because(entry,
          "it is there, but may not outlast a power failure: " + StorageException.reason(failure), failure);
    }
  }
}
