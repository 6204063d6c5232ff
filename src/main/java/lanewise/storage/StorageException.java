package lanewise.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// A result could not be written: disk full, no permission, a file where a folder is needed.
public final class StorageException extends RuntimeException {

  private final Path path;

  /// Something in a results folder.
  public StorageException(Path path, IOException cause) {
    this(path, cause, "results go to another folder with --results DIR");
  }

  /// @param wayOut what to do about it
  public StorageException(Path path, IOException cause, String wayOut) {
    super("cannot write " + path + ": " + reason(cause) + "; " + wayOut, cause);
    this.path = path;
  }

  /// The same failure, with another thing to do about it.
  public StorageException instead(String wayOut) {
    return new StorageException(path, (IOException) getCause(), wayOut);
  }

  /// Why, in words for people.
  public static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "no permission";
      case FileSystemException failure when failure.getReason() != null -> failure.getReason();
      case NoSuchFileException missing -> "there is no " + missing.getFile() + ", and it cannot be made";
      case FileAlreadyExistsException taken -> taken.getFile() + " is in the way";
      case FileSystemException failure -> failure.getClass().getSimpleName() + " at " + failure.getFile();
      default -> String.valueOf(cause.getMessage());
    };
  }

  /// The same failure, and if it may be for want of space the figures: what the target needs, and what is free.
  ///
  /// @param needed bytes of the whole content
  public static IOException withNeed(Path target, long needed, IOException failure) {
    long free;
    try {
      free = Files.getFileStore(target.toAbsolutePath().getParent()).getUsableSpace();
    } catch (IOException _) {
      return failure; // The disk is no longer there to be asked.
    }
    boolean whileWriting = !(failure instanceof FileSystemException);
    boolean unspecific = failure.getClass() == FileSystemException.class;
    return whileWriting || unspecific && free < needed
        ? because(target, String.format(Locale.ROOT, "%s (it needs %,d bytes, %,d are free)", reason(failure), needed,
            free), failure)
        : failure;
  }

  static IOException because(Path path, String reason, IOException cause) {
    var failure = new FileSystemException(path.toString(), null, reason);
    failure.initCause(cause);
    return failure;
  }
}
