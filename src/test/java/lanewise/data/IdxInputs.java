package lanewise.data;

import static lanewise.data.IdxFixture.concat;
import static lanewise.data.IdxFixture.counting;
import static lanewise.data.IdxFixture.gzip;
import static lanewise.data.IdxFixture.header;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import lanewise.fuzz.ByteMutations;
import lanewise.fuzz.HostileInputs;

/// IDX files with other types and ranks, extents up to 2^32 - 1, too few and too many elements; plain, and within gzip
/// members that are whole or damaged themselves.
public final class IdxInputs implements HostileInputs {

  private static final List<byte[]> GOOD = List.of(
      counting(0, 3, 3), counting(0, 256, 3, 2, 3), counting(5, 256, 2, 7), counting(0, 256, 2, 1, 3, 3));

  /// More than the heap of the mutation tests.
  private static final int HUGE = 96 << 20;

  private final byte[] huge = ofZeros(HUGE);
  private final byte[] bomb = gzipOfZeros(header(2, 3), 16 << 20);

  @Override
  public byte[] next(RandomGenerator random) {
    if (random.nextInt(5000) == 0) {
      return huge;
    }
    byte[] good = GOOD.get(random.nextInt(GOOD.size()));
    return switch (random.nextInt(8)) {
      case 0 -> concat(lyingHeader(random), ByteMutations.noise(40, random));
      case 1 -> gzip(concat(lyingHeader(random), ByteMutations.noise(40, random)));
      case 2 -> gzip(ByteMutations.mutated(good, random));
      case 3 -> GzipInputs.member(good, random);
      case 4 -> ByteMutations.mutated(gzip(good), random);
      case 5 -> random.nextInt(20) == 0 ? bomb : good;
      default -> ByteMutations.mutated(good, random);
    };
  }

  /// A file of `count` zeros that is true to its header, compressed to a thousandth.
  public static byte[] ofZeros(int count) {
    return gzipOfZeros(header(count), count);
  }

  private static byte[] lyingHeader(RandomGenerator random) {
    var extents = new int[random.nextInt(6)];
    for (int d = 0; d < extents.length; d++) {
      extents[d] = random.nextInt(3) == 0 ? (int) ByteMutations.extreme(random) : random.nextInt(1, 5);
    }
    byte[] header = header(extents);
    if (random.nextInt(4) == 0) {
      header[random.nextInt(4)] = (byte) (random.nextBoolean() ? 0x07 + random.nextInt(9) : random.nextInt());
    }
    return header;
  }

  private static byte[] gzipOfZeros(byte[] header, int zeros) {
    var bytes = new ByteArrayOutputStream();
    var chunk = new byte[1 << 16];
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(header);
      for (int left = zeros; left > 0; left -= chunk.length) {
        gzip.write(chunk, 0, Math.min(left, chunk.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
