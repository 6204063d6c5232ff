package lanewise.data;

import java.nio.file.Path;

/// A file is not what its format or its partner file says: the message names the file, the offset and both numbers.
public final class DataFormatException extends DataException {

  /// Something about the file as a whole.
  DataFormatException(Path file, String problem) {
    super(file + ": " + problem);
  }

  /// @param offset bytes from the start of the (uncompressed) content
  DataFormatException(Path file, long offset, String problem) {
    this(file, "byte " + offset + ": " + problem);
  }

  /// @param compressedOffset bytes from the start of the gzip file itself
  static DataFormatException compressed(Path file, long compressedOffset, String problem) {
    return new DataFormatException(file, "compressed byte " + compressedOffset + ": " + problem);
  }
}
