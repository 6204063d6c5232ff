package lanewise.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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

  /// The file of that name in a run folder, which may have come from anywhere: nothing outside of it is read in its
  /// place.
  ///
  /// @param name from the folder, with slashes
  /// @throws DamagedRunException if the name leads out of the folder or through a symbolic link, or is no name
  public static Path in(Path folder, String name) {
    try {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder.normalize())) {
        throw new DamagedRunException(file + " is outside of the run folder " + folder);
      }
      Path step = folder;
      for (Path part : folder.normalize().relativize(file)) {
        step = step.resolve(part);
        if (Files.isSymbolicLink(step)) {
          throw new DamagedRunException(step + " is a symbolic link; only what is in the run folder itself is read");
        }
      }
      return folder.resolve(name);
    } catch (InvalidPathException refused) {
      throw new DamagedRunException(folder + " cannot hold a file of such a name: " + refused.getReason());
    }
  }

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
