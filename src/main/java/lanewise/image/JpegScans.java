package lanewise.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Counts the scans of a JPEG file. Each costs the decoder a pass over all pixels, and the file ten bytes or so: a
/// small file can ask for hours of work.
final class JpegScans {

  private static final int MARKER = 0xFF;
  private static final int START_OF_SCAN = 0xDA;

  private JpegScans() {}

  /// The most scans that the file can have. Coded pixels never contain the marker of a scan; a thumbnail or a colour
  /// profile may, and then the number is larger than that of the picture's own.
  static long count(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      long scans = 0;
      int before = 0;
      for (int value = in.read(); value >= 0; value = in.read()) {
        if (before == MARKER && value == START_OF_SCAN) {
          scans++;
        }
        before = value;
      }
      return scans;
    }
  }
}
