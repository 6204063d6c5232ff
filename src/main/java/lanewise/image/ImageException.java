package lanewise.image;

import java.nio.file.Path;

/// A picture cannot be read: missing, unreadable, no picture, damaged or too large. The message names the file and says
/// what is wrong; commands end with exit code 4.
public final class ImageException extends RuntimeException {

  ImageException(Path file, String problem) {
    super(file + ": " + problem);
  }

  ImageException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
