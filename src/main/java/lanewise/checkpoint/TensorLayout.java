package lanewise.checkpoint;

import java.nio.charset.StandardCharsets;

/// Where things are in a [TensorFile].
final class TensorLayout {

  static final byte[] MAGIC = "LANEWISE".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;
  static final int VERSION_AT = MAGIC.length;
  static final int HEADER_LENGTH_AT = VERSION_AT + Integer.BYTES;
  static final int HEADER_AT = HEADER_LENGTH_AT + Integer.BYTES;
  static final int LONGEST_HEADER = 16 << 20;
  /// Bytes of the SHA-256 at the end.
  static final int TRAILER = 32;

  /// So many bytes of a tensor are turned into floats, or back, at a time.
  static final int CHUNK = 1 << 16;

  /// Tensors begin at multiples of a cache line, so that a mapped file can be read by whole vectors.
  private static final int ALIGNMENT = 64;

  private TensorLayout() {}

  /// Where the next tensor, or the trailer, begins if what is before it ends at `end`.
  static long aligned(long end) {
    return (end + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
