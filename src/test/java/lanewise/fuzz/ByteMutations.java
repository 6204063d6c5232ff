package lanewise.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Damage that knows no format: bits flipped, numbers replaced by extremes, parts cut out, doubled or moved in.
public final class ByteMutations {

  private static final long[] EXTREMES = {0, 1, -1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x1_0000,
      0x00FF_FFFF, 0x7FFF_FFF7, 0x7FFF_FFFF, 0x8000_0000L, 0xFFFF_FFFEL, 0x7FFF_FFFF_FFFF_FFFFL, Long.MIN_VALUE};

  /// The longest that inputs grow to.
  private static final int MOST_BYTES = 1 << 16;

  private ByteMutations() {}

  /// One to four mutations of `bytes`, which stay as they are.
  public static byte[] mutated(byte[] bytes, RandomGenerator random) {
    byte[] changed = bytes.clone();
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      changed = once(changed, random);
    }
    return changed.length <= MOST_BYTES ? changed : Arrays.copyOf(changed, MOST_BYTES);
  }

  /// A number of the kind that breaks readers.
  public static long extreme(RandomGenerator random) {
    return EXTREMES[random.nextInt(EXTREMES.length)];
  }

  /// Up to `most` random bytes.
  public static byte[] noise(int most, RandomGenerator random) {
    var bytes = new byte[random.nextInt(most + 1)];
    random.nextBytes(bytes);
    return bytes;
  }

  /// `before` up to `from`, `inserted`, and `after` from `to` on.
  private static byte[] spliced(byte[] before, int from, byte[] inserted, byte[] after, int to) {
    var all = new ByteArrayOutputStream();
    all.write(before, 0, from);
    all.writeBytes(inserted);
    all.write(after, to, after.length - to);
    return all.toByteArray();
  }

  private static byte[] once(byte[] bytes, RandomGenerator random) {
    if (bytes.length == 0) {
      return noise(8, random);
    }
    int from = random.nextInt(bytes.length);
    int to = from + random.nextInt(Math.min(bytes.length - from, 64) + 1);
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(bytes, from);
      case 1 -> spliced(bytes, from, new byte[0], bytes, to);
      case 2 -> spliced(bytes, from, noise(16, random), bytes, from);
      case 3 -> spliced(bytes, random.nextInt(bytes.length), Arrays.copyOfRange(bytes, from, to), bytes, from);
      case 4 -> spliced(bytes, bytes.length, Arrays.copyOfRange(bytes, from, to), bytes, bytes.length);
      case 5 -> withNumber(bytes, from, extreme(random), 1 << random.nextInt(4), random.nextBoolean());
      case 6 -> withNumber(bytes, from, random.nextInt(), 1, true);
      default -> withNumber(bytes, from, bytes[from] ^ 1L << random.nextInt(8), 1, true);
    };
  }

  /// A copy with a number of `width` bytes at `offset`, cut off where the array ends.
  private static byte[] withNumber(byte[] bytes, int offset, long number, int width, boolean bigEndian) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < width && offset + i < bytes.length; i++) {
      changed[offset + i] = (byte) (number >>> 8 * (bigEndian ? width - 1 - i : i));
    }
    return changed;
  }
}
