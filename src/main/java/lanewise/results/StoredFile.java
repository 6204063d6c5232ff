package lanewise.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file of a run folder, read back. By now it may be anything: gone, a folder, a link that leads nowhere.
public final class StoredFile {

  /// What is made of the bytes of a file.
  public interface Reading<T> {
    T of(InputStream content) throws IOException;
  }

  private StoredFile() {}

  /// What `reading` makes of a file.
  ///
  /// @throws DamagedRunException if it is missing, no file or not to be read; the message begins with its path
  public static <T> T read(Path file, Reading<T> reading) {
    if (!Files.isRegularFile(file)) { // One that is a pipe would wait for its writer for ever.
      throw new DamagedRunException(file + (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? " is missing"
          : Files.isDirectory(file) ? " is a folder in place of a file"
          : " is no file: a link that leads nowhere, or a device"));
    }
    try (var content = Files.newInputStream(file)) {
      return reading.of(content);
    } catch (NoSuchFileException _) {
      throw new DamagedRunException(file + " is missing");
    } catch (IOException e) {
      throw new DamagedRunException(file + " cannot be read: " + explained(e));
    }
  }

  /// Why something on the disk could not be had, in the words that follow a colon.
  public static String explained(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "no permission";
      case FileSystemException named when named.getReason() != null -> named.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }
}
