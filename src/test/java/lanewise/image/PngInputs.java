package lanewise.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageWriteParam;
import lanewise.fuzz.ByteMutations;
import lanewise.fuzz.HostileInputs;

/// PNG files whose chunks are missing, doubled, out of order, of odd lengths and content, with right checksums and
/// wrong ones: huge sizes, strange depths, bombs in text, profile and pixels.
public final class PngInputs implements HostileInputs {

  private static final int SIGNATURE = 8;
  private static final int BOMB_BYTES = 4 << 20;
  private static final String[] TYPES = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "bKGD", "cHRM", "gAMA", "hIST", "iCCP",
      "iTXt", "pHYs", "sBIT", "sPLT", "sRGB", "tEXt", "tIME", "zTXt", "eXIf", "acTL", "quIz", "CRIT"};

  /// @param declared the length that the file says
  private record Chunk(long declared, byte[] type, byte[] data) {

    static Chunk of(String type, byte[] data) {
      return new Chunk(data.length, type.getBytes(StandardCharsets.US_ASCII), data);
    }

    Chunk with(byte[] other) {
      return new Chunk(other.length, type, other);
    }

    boolean is(String name) {
      return name.equals(new String(type, StandardCharsets.US_ASCII));
    }
  }

  private final List<byte[]> good = List.of(
      Pictures.png(BufferedImage.TYPE_BYTE_GRAY, ImageWriteParam.MODE_DISABLED),
      Pictures.png(BufferedImage.TYPE_3BYTE_BGR, ImageWriteParam.MODE_DEFAULT),
      Pictures.png(BufferedImage.TYPE_4BYTE_ABGR, ImageWriteParam.MODE_DISABLED),
      Pictures.png(BufferedImage.TYPE_USHORT_GRAY, ImageWriteParam.MODE_DEFAULT),
      Pictures.png(BufferedImage.TYPE_BYTE_BINARY, ImageWriteParam.MODE_DISABLED),
      Pictures.palettePng(new IndexColorModel(4, 3, new byte[] {1, 2, 3}, new byte[3], new byte[] {9, 9, 9}, 1)));
  private final byte[] bomb = deflated(new byte[BOMB_BYTES]);

  @Override
  public byte[] next(RandomGenerator random) {
    byte[] png = good.get(random.nextInt(good.size()));
    if (random.nextInt(4) == 0) {
      return ByteMutations.mutated(png, random);
    }
    List<Chunk> chunks = chunks(png);
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      change(chunks, random);
    }
    byte[] changed = file(png, chunks, random);
    return random.nextInt(6) == 0 ? ByteMutations.mutated(changed, random) : changed;
  }

  /// A file that says to be a picture of that size, with colours and alpha, and is `bytes` long.
  public static byte[] saying(int width, int height, int bytes) {
    byte[] png = Arrays.copyOf(Pictures.png(BufferedImage.TYPE_4BYTE_ABGR, ImageWriteParam.MODE_DISABLED), bytes);
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    var crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }

  private void change(List<Chunk> chunks, RandomGenerator random) {
    if (chunks.isEmpty()) {
      return;
    }
    int at = random.nextInt(chunks.size());
    Chunk chunk = chunks.get(at);
    switch (random.nextInt(9)) {
      case 0 -> chunks.remove(at);
      case 1 -> chunks.add(random.nextInt(chunks.size()), chunk);
      case 2 -> chunks.set(at, new Chunk(ByteMutations.extreme(random), chunk.type(), chunk.data()));
      case 3 -> chunks.add(at, Chunk.of(TYPES[random.nextInt(TYPES.length)], ByteMutations.noise(40, random)));
      case 4 -> chunks.add(at, packed(random));
      case 5 -> chunks.replaceAll(each -> each.is("IDAT") ? each.with(pixels(random)) : each);
      case 6, 7 -> chunks.replaceAll(each -> each.is("IHDR") ? each.with(header(each.data(), random)) : each);
      default -> chunks.set(at, chunk.with(ByteMutations.mutated(chunk.data(), random)));
    }
  }

  /// A chunk with compressed content, perhaps a bomb.
  private Chunk packed(RandomGenerator random) {
    String type = List.of("zTXt", "iCCP", "iTXt").get(random.nextInt(3));
    byte[] front = (type.equals("iTXt") ? "key\0\1\0en\0other\0" : "name\0\0").getBytes(StandardCharsets.US_ASCII);
    byte[] body = random.nextInt(4) == 0 ? bomb : deflated(ByteMutations.noise(200, random));
    return Chunk.of(type, ByteBuffer.allocate(front.length + body.length).put(front).put(body).array());
  }

  private byte[] pixels(RandomGenerator random) {
    return random.nextInt(8) == 0 ? bomb : deflated(ByteMutations.noise(2000, random));
  }

  /// Width, height, depth, colour type, compression, filter, interlace: one of them different.
  private static byte[] header(byte[] header, RandomGenerator random) {
    byte[] changed = Arrays.copyOf(header, 13);
    int field = random.nextInt(9);
    switch (field) {
      case 0, 1 -> ByteBuffer.wrap(changed).putInt(4 * field, (int) ByteMutations.extreme(random));
      case 2, 3 -> ByteBuffer.wrap(changed).putInt(4 * (field - 2), 1 + random.nextInt(3000));
      default -> changed[4 + field] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(17));
    }
    return changed;
  }

  private static List<Chunk> chunks(byte[] png) {
    List<Chunk> chunks = new ArrayList<>();
    var in = ByteBuffer.wrap(png).position(SIGNATURE);
    while (in.hasRemaining()) {
      var data = new byte[in.getInt()];
      var type = new byte[4];
      in.get(type).get(data).getInt();
      chunks.add(new Chunk(data.length, type, data));
    }
    return chunks;
  }

  private static byte[] file(byte[] png, List<Chunk> chunks, RandomGenerator random) {
    var out = new ByteArrayOutputStream();
    out.write(png, 0, SIGNATURE);
    for (Chunk chunk : chunks) {
      var crc = new CRC32();
      crc.update(chunk.type());
      crc.update(chunk.data());
      int checksum = random.nextInt(20) == 0 ? random.nextInt() : (int) crc.getValue();
      out.writeBytes(ByteBuffer.allocate(12 + chunk.data().length)
          .putInt((int) chunk.declared()).put(chunk.type()).put(chunk.data()).putInt(checksum).array());
    }
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] content) {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(content);
      deflater.finish();
      var body = new byte[content.length / 100 + 64 + Math.min(content.length, 4096)];
      return Arrays.copyOf(body, deflater.deflate(body));
    }
  }
}
