package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads IDX files of unsigned bytes, the format of MNIST (LeCun, Cortes, Burges), plain or gzip-compressed:
///
///     00 00 08 d      two zeros, type "unsigned byte", number of dimensions d
///     d x 4 bytes     extent of each dimension, big-endian
///     elements        row-major, one byte each
///
/// A header is believed only as far as the bytes bear it out: a plain file must have exactly the length that its header
/// implies, before anything of that length is allocated; the content of a gzip file is taken in growing steps and may
/// not go one byte beyond. Content that does not fit into the heap is refused like damage.
final class IdxReader {

  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MAX_DIMENSIONS = 4;
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;
  private static final int FIRST_STEP = 1 << 20;

  private final Path file;

  private IdxReader(Path file) {
    this.file = file;
  }

  /// @throws DataFormatException if the file is not a complete and exact IDX file
  static IdxArray read(Path file) {
    if (Files.isDirectory(file)) {
      throw new DataFormatException(file, "is a folder; an IDX file is wanted");
    }
    try (InputStream in = ContentStream.open(file)) {
      boolean plain = !(in instanceof GzipMemberStream);
      return read(file, in, plain ? Files.size(file) : -1);
    } catch (IOException e) {
      throw new DataException("cannot read " + file + ": " + e, e);
    }
  }

  /// @param file name for messages
  /// @param content the uncompressed bytes; never asked for more than one byte beyond what its header implies
  /// @param length length of the content if it is known beforehand, else -1
  /// @throws DataFormatException if that is not a complete and exact IDX file
  static IdxArray read(Path file, InputStream content, long length) throws IOException {
    return new IdxReader(file).read(content, length);
  }

  private IdxArray read(InputStream in, long length) throws IOException {
    byte[] magic = readHeader(in, new byte[0], 4);
    int dimensions = checkMagic(magic);
    byte[] header = readHeader(in, magic, 4 + 4 * dimensions);
    int[] extents = new int[dimensions];
    int expected = checkExtents(header, extents);
    if (length >= 0) {
      checkLength(length, expected, extents);
    }
    byte[] content = readContent(in, header, length >= 0 ? expected : FIRST_STEP, expected);
    if (content.length < expected) {
      checkLength(content.length, expected, extents);
    }
    if (in.read() >= 0) {
      throw tooLong("at least " + (expected + 1L), expected, extents);
    }
    return new IdxArray(file, extents, content, header.length);
  }

  private byte[] readHeader(InputStream in, byte[] start, int length) throws IOException {
    byte[] header = Arrays.copyOf(start, length);
    int end = start.length + in.readNBytes(header, start.length, length - start.length);
    if (end < length) {
      throw new DataFormatException(
          file, end, "the file ends within its header: it has " + end + " bytes, the header needs " + length);
    }
    return header;
  }

  private int checkMagic(byte[] magic) {
    if (magic[0] != 0 || magic[1] != 0) {
      throw new DataFormatException(file, 0, "not an IDX file: starts with %02x %02x instead of 00 00".formatted(
          magic[0], magic[1]));
    }
    if (magic[2] != UNSIGNED_BYTE) {
      throw new DataFormatException(file, 2, "element type 0x%02x%s instead of 0x08 (unsigned byte)".formatted(
          magic[2], typeName(magic[2])));
    }
    int dimensions = magic[3] & 0xFF;
    if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
      throw new DataFormatException(file, 3, dimensions + " dimensions; from 1 to " + MAX_DIMENSIONS + " are possible");
    }
    return dimensions;
  }

  private static String typeName(byte type) {
    return switch (type) {
      case 0x09 -> " (signed byte)";
      case 0x0B -> " (short)";
      case 0x0C -> " (int)";
      case 0x0D -> " (float)";
      case 0x0E -> " (double)";
      default -> "";
    };
  }

  /// Fills `extents` and returns the length of the whole content.
  private int checkExtents(byte[] header, int[] extents) {
    long product = 1;
    for (int d = 0; d < extents.length; d++) {
      int offset = 4 + 4 * d;
      long extent = 0;
      for (int i = 0; i < 4; i++) {
        extent = extent << 8 | header[offset + i] & 0xFF;
      }
      if (extent == 0) {
        throw new DataFormatException(file, offset, "dimension " + (d + 1) + " is 0; it must be at least 1");
      }
      product *= extent;
      if (header.length + product > MAX_ARRAY) {
        throw new DataFormatException(file, offset, "dimension " + (d + 1) + " is " + extent + ": the file would hold "
            + product + " elements or more; at most " + (MAX_ARRAY - header.length) + " fit in memory");
      }
      extents[d] = (int) extent;
    }
    return header.length + (int) product;
  }

  private void checkLength(long length, int expected, int[] extents) {
    if (length < expected) {
      throw new DataFormatException(file, length, "the file is truncated: it has " + length + " bytes, its header "
          + dimensions(extents) + " needs " + expected);
    }
    if (length > expected) {
      throw tooLong(Long.toString(length), expected, extents);
    }
  }

  private DataFormatException tooLong(String length, int expected, int[] extents) {
    return new DataFormatException(file, expected, "bytes follow the last element: the file has " + length
        + " bytes, its header " + dimensions(extents) + " needs " + expected);
  }

  private static String dimensions(int[] extents) {
    return Arrays.toString(extents).replace(", ", "x");
  }

  /// The header and what follows it, up to `expected` bytes in all; shorter if the stream ends before.
  private byte[] readContent(InputStream in, byte[] header, int firstStep, int expected) throws IOException {
    byte[] content = header;
    int end = header.length;
    do {
      content = grown(content, (int) Math.min(expected, Math.max(firstStep, 2L * content.length)), expected);
      end += in.readNBytes(content, end, content.length - end);
    } while (end == content.length && end < expected);
    return end == content.length ? content : Arrays.copyOf(content, end);
  }

  /// Whether an array fits can only be known by trying: what a heap has in use includes what nobody needs any more.
  private byte[] grown(byte[] content, int length, int expected) {
    try {
      return Arrays.copyOf(content, length);
    } catch (OutOfMemoryError e) {
      throw new DataFormatException(file, 4, "the file has " + expected + " bytes of content by its header, too many "
          + "for a heap of at most " + Runtime.getRuntime().maxMemory()
          + " bytes; an experiment gives more with arms: {jvm_flags: [-Xmx4g]}");
    }
  }
}
