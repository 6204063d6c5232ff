package lanewise.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Opens the content of a file that may be plain or gzip-compressed; which, is told by its first bytes, not by its
/// name.
final class ContentStream {

  private ContentStream() {}

  static boolean isGzip(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return GzipMemberStream.isMagic(in.read(), in.read());
    }
  }

  /// The uncompressed bytes; of a gzip file strictly one member.
  static InputStream open(Path file) throws IOException {
    boolean gzip = isGzip(file);
    InputStream in = Files.newInputStream(file);
    if (!gzip) {
      return new BufferedInputStream(in, 1 << 16);
    }
    try {
      return new GzipMemberStream(file, in);
    } catch (Throwable failure) {
      in.close();
      throw failure;
    }
  }
}
