package lanewise.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import lanewise.results.StoredFile;
import lanewise.storage.Sha256;

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
    var sha256 = new Sha256();
    var shape = new CsvShape();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      sha256.add(buffer, 0, read);
      shape.add(buffer, read);
    }
    return new FileScan(sha256.hex(), shape);
  }
}
