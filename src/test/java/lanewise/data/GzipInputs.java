package lanewise.data;

import static lanewise.data.IdxFixture.concat;
import static lanewise.data.IdxFixture.counting;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import lanewise.fuzz.ByteMutations;
import lanewise.fuzz.HostileInputs;

/// Gzip members with every optional field, true or false to its form: endless names, extra fields longer than the file,
/// wrong checksums and lengths, further members, bombs.
public final class GzipInputs implements HostileInputs {

  private static final int RESERVED = 0xE0;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int BOMB_BYTES = 8 << 20;

  private final byte[] bomb = deflated(new byte[BOMB_BYTES], Deflater.BEST_COMPRESSION, Deflater.DEFAULT_STRATEGY);

  @Override
  public byte[] next(RandomGenerator random) {
    byte[] content = random.nextInt(8) == 0
        ? ByteMutations.noise(300, random)
        : counting(random.nextInt(9), 1 + random.nextInt(20), 1 + random.nextInt(200));
    byte[] member = random.nextInt(100) == 0
        ? concat(header(random), bomb, trailer(new byte[0], random))
        : member(content, random);
    return switch (random.nextInt(8)) {
      case 0 -> member;
      case 1 -> concat(member, member(content, random));
      case 2 -> concat(member, ByteMutations.noise(4, random));
      case 3 -> Arrays.copyOf(member, random.nextInt(member.length + 1));
      default -> ByteMutations.mutated(member, random);
    };
  }

  /// A member of this content, now and then with false fields.
  static byte[] member(byte[] content, RandomGenerator random) {
    byte[] body = deflated(content, random.nextInt(10), random.nextInt(3));
    return concat(header(random), body, trailer(content, random));
  }

  private static byte[] header(RandomGenerator random) {
    int flags = random.nextBoolean() ? 0 : random.nextInt(1 << 5);
    if (random.nextInt(50) == 0) {
      flags |= RESERVED & random.nextInt();
    }
    var header = new ByteArrayOutputStream();
    header.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, (byte) flags, 1, 2, 3, 4, 0, 3});
    if ((flags & EXTRA) != 0) {
      byte[] extra = ByteMutations.noise(20, random);
      long length = often(random) ? extra.length : ByteMutations.extreme(random);
      header.write((int) length);
      header.write((int) length >>> 8);
      header.writeBytes(extra);
    }
    if ((flags & NAME) != 0) {
      writeText(header, random);
    }
    if ((flags & COMMENT) != 0) {
      writeText(header, random);
    }
    if ((flags & HEADER_CRC) != 0) {
      long crc = often(random) ? crc32(header.toByteArray()) : random.nextLong();
      header.write((int) crc);
      header.write((int) crc >>> 8);
    }
    return header.toByteArray();
  }

  private static void writeText(ByteArrayOutputStream header, RandomGenerator random) {
    for (int left = random.nextInt(often(random) ? 20 : 2000); left > 0; left--) {
      header.write(1 + random.nextInt(255));
    }
    if (often(random)) {
      header.write(0);
    }
  }

  private static byte[] trailer(byte[] content, RandomGenerator random) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) (often(random) ? crc32(content) : random.nextLong()))
        .putInt((int) (often(random) ? content.length : ByteMutations.extreme(random)))
        .array();
  }

  private static boolean often(RandomGenerator random) {
    return random.nextInt(8) != 0;
  }

  private static long crc32(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private static byte[] deflated(byte[] content, int level, int strategy) {
    try (var deflater = new Deflater(level, true)) {
      deflater.setStrategy(strategy);
      deflater.setInput(content);
      deflater.finish();
      var body = new ByteArrayOutputStream();
      var buffer = new byte[1 << 12];
      while (!deflater.finished()) {
        body.write(buffer, 0, deflater.deflate(buffer));
      }
      return body.toByteArray();
    }
  }
}
