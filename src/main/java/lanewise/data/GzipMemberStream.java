package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

/// The content of a gzip file (RFC 1952) that must be exactly one member: the end of the stream is reported only after
/// length and CRC-32 are proved and no byte follows. `java.util.zip.GZIPInputStream` lets trailing bytes and further
/// members pass in silence.
///
/// Every defect is a [DataFormatException] with its offset in the compressed file.
final class GzipMemberStream extends InputStream {

  private static final int DEFLATE = 8;
  private static final int HEADER_CRC = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0xE0;

  private final Path file;
  private final InputStream in;
  private final Inflater inflater;
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private long bufferOffset;
  private int position;
  private int limit;
  private boolean headerRead;
  private boolean ended;

  /// Reads the member's header.
  ///
  /// @param file name for messages
  /// @param in the compressed bytes from the start; closed with this stream
  GzipMemberStream(Path file, InputStream in) throws IOException {
    this.file = file;
    this.in = in;
    readHeader();
    inflater = new Inflater(true); // not before: if the header is refused, nobody could end it
    inflater.setInput(buffer, position, limit - position);
  }

  /// True if the two bytes are gzip's magic number.
  static boolean isMagic(int first, int second) {
    return first == 0x1F && second == 0x8B;
  }

  /// Bytes of content that were inflated so far.
  long inflated() {
    return inflater.getBytesWritten();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0 || ended) {
      return ended ? -1 : 0;
    }
    try {
      while (true) {
        int inflated = inflater.inflate(bytes, offset, length);
        if (inflated > 0) {
          crc.update(bytes, offset, inflated);
          return inflated;
        }
        if (inflater.finished()) {
          position = limit - inflater.getRemaining();
          readTrailer();
          ended = true;
          return -1;
        }
        if (inflater.needsDictionary()) {
          throw defect("the compressed data asks for a preset dictionary, which gzip does not have");
        }
        if (!fill()) {
          throw truncated("compressed data");
        }
        inflater.setInput(buffer, 0, limit);
      }
    } catch (java.util.zip.DataFormatException e) {
      position = limit - inflater.getRemaining();
      throw defect("damaged compressed data: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  private void readHeader() throws IOException {
    int first = next("header");
    int second = next("header");
    if (!isMagic(first, second)) {
      throw defect("not a gzip file: starts with %02x %02x instead of 1f 8b".formatted(first, second));
    }
    int method = next("header");
    if (method != DEFLATE) {
      throw defect("gzip compression method " + method + " instead of " + DEFLATE + " (deflate)");
    }
    int flags = next("header");
    if ((flags & RESERVED) != 0) {
      throw defect("reserved bits are set in the gzip flags 0x%02x".formatted(flags));
    }
    skip(6, "header");
    if ((flags & EXTRA) != 0) {
      skip(next("extra field") | next("extra field") << 8, "extra field");
    }
    if ((flags & NAME) != 0) {
      skipText("file name");
    }
    if ((flags & COMMENT) != 0) {
      skipText("comment");
    }
    if ((flags & HEADER_CRC) != 0) {
      long headerCrc = crc.getValue() & 0xFFFF;
      int storedCrc = next("header checksum") | next("header checksum") << 8;
      if (storedCrc != headerCrc) {
        throw defect("wrong header checksum: the header has %04x, the file says %04x".formatted(headerCrc, storedCrc));
      }
    }
    crc.reset();
    headerRead = true;
  }

  private void readTrailer() throws IOException {
    long storedCrc = nextWord("checksum");
    if (storedCrc != crc.getValue()) {
      throw defect(
          "wrong checksum: the content has CRC-32 %08x, the file says %08x".formatted(crc.getValue(), storedCrc));
    }
    long storedLength = nextWord("length");
    long length = inflated() & 0xFFFF_FFFFL;
    if (storedLength != length) {
      throw defect("wrong length: the content has " + length + " bytes, the file says " + storedLength);
    }
    if (position < limit || fill()) {
      throw defect("more bytes follow the end of the gzip member; only one member and nothing after it is accepted");
    }
  }

  private void skip(int count, String part) throws IOException {
    for (int i = 0; i < count; i++) {
      next(part);
    }
  }

  private void skipText(String part) throws IOException {
    while (next(part) != 0) { }
  }

  private long nextWord(String part) throws IOException {
    return next(part) | next(part) << 8 | next(part) << 16 | (long) next(part) << 24;
  }

  private int next(String part) throws IOException {
    if (position == limit && !fill()) {
      throw truncated(part);
    }
    int value = buffer[position++] & 0xFF;
    if (!headerRead) {
      crc.update(value);
    }
    return value;
  }

  private boolean fill() throws IOException {
    bufferOffset += limit;
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  private DataFormatException truncated(String part) {
    return defect("the gzip file ends within its " + part);
  }

  private DataFormatException defect(String problem) {
    return DataFormatException.compressed(file, bufferOffset + position, problem);
  }
}
