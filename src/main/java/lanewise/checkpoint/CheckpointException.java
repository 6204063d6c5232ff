package lanewise.checkpoint;

import java.nio.file.Path;

/// A file is not a whole model file, or not one that fits. The message names the file, the offset and both numbers.
public class CheckpointException extends RuntimeException {

  /// @param message begins with the path of the file
  public CheckpointException(String message) {
    super(message);
  }

  /// Something about the file as a whole.
  public CheckpointException(Path file, String problem) {
    this(file + ": " + problem);
  }

  /// @param offset bytes from the start of the file
  CheckpointException(Path file, long offset, String problem) {
    this(file, "byte " + offset + ": " + problem);
  }
}
