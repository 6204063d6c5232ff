package lanewise.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/// The chunks of a PNG file, each of which ends with a CRC-32 that Java's reader does not look at: a picture with a
/// flipped bit would be shown as if nothing were wrong.
final class PngChunks {

  private static final int SIGNATURE_BYTES = 8;
  private static final int TYPE_BYTES = 4;

  private PngChunks() {}

  /// Looks at all chunks up to the end of the picture.
  ///
  /// @throws ImageException if a chunk is not what its CRC-32 says, or there is no end
  static void requireWhole(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      in.skipNBytes(SIGNATURE_BYTES);
      long at = SIGNATURE_BYTES;
      for (String type = ""; !type.equals("IEND"); ) {
        long length = Integer.toUnsignedLong(in.readInt());
        var crc = new CRC32();
        type = new String(bytes(in, TYPE_BYTES, crc), StandardCharsets.ISO_8859_1);
        add(in, length, crc);
        long promised = Integer.toUnsignedLong(in.readInt());
        if (promised != crc.getValue()) {
          throw new ImageException(file, String.format("damaged: the CRC-32 of its chunk at byte %d is %08x, the file"
              + " says %08x", at, crc.getValue(), promised));
        }
        at += TYPE_BYTES + length + 2 * Integer.BYTES;
      }
    } catch (EOFException _) {
      throw new ImageException(file, "damaged: the file ends too early");
    }
  }

  private static byte[] bytes(DataInputStream in, int count, CRC32 crc) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    crc.update(bytes);
    return bytes;
  }

  private static void add(DataInputStream in, long count, CRC32 crc) throws IOException {
    byte[] buffer = new byte[1 << 14];
    for (long left = count; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException();
      }
      crc.update(buffer, 0, read);
      left -= read;
    }
  }
}
