package lanewise.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lanewise.results.StoredFile;

/// What one pass over the bytes of a file tells.
///
/// @param sha256 in lower-case hexadecimal digits
/// @param shape of the file, if it is a table
record FileScan(String sha256, CsvShape shape) {

  private static final int BUFFER_BYTES = 1 << 14;

  /// @throws lanewise.results.DamagedRunException if the file cannot be read
  static FileScan of(Path file) {
    return StoredFile.read(file, FileScan::of);
  }

  private static FileScan of(InputStream content) throws IOException {
    MessageDigest digest = newDigest();
    var shape = new CsvShape();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      digest.update(buffer, 0, read);
      shape.add(buffer, read);
    }
    return new FileScan(HexFormat.of().formatHex(digest.digest()), shape);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
