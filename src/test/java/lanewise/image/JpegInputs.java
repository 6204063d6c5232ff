package lanewise.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import lanewise.fuzz.ByteMutations;
import lanewise.fuzz.HostileInputs;

/// JPEG files whose segments are missing, doubled, out of order, of odd lengths and content: huge sizes, strange
/// sampling, other coding processes, many scans, damaged tables and profiles, stray markers.
public final class JpegInputs implements HostileInputs {

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP0 = 0xE0;

  /// The file after 0xFF and a marker, up to the next 0xFF that begins one: its length field, its content, and the
  /// coded pixels behind a start of scan.
  private record Segment(int marker, byte[] data) {

    boolean isFrame() {
      return (marker & 0xF0) == 0xC0 && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
  }

  private final List<byte[]> good = List.of(
      Pictures.jpeg(BufferedImage.TYPE_BYTE_GRAY, false), Pictures.jpeg(BufferedImage.TYPE_3BYTE_BGR, false),
      Pictures.jpeg(BufferedImage.TYPE_BYTE_GRAY, true), Pictures.jpeg(BufferedImage.TYPE_3BYTE_BGR, true));

  @Override
  public byte[] next(RandomGenerator random) {
    byte[] jpeg = good.get(random.nextInt(good.size()));
    if (random.nextInt(3) == 0) {
      return ByteMutations.mutated(jpeg, random);
    }
    List<Segment> segments = segments(jpeg);
    for (int left = 1 + random.nextInt(3); left > 0 && !segments.isEmpty(); left--) {
      change(segments, random);
    }
    return file(segments);
  }

  private static byte[] file(List<Segment> segments) {
    var out = new ByteArrayOutputStream();
    for (Segment segment : segments) {
      out.write(0xFF);
      out.write(segment.marker());
      out.writeBytes(segment.data());
    }
    return out.toByteArray();
  }

  /// A grey progressive file that says to be a picture of that size, whose last scan comes again until there are so
  /// many.
  static byte[] ofScans(int width, int height, int scans) {
    List<Segment> segments = segments(Pictures.jpeg(BufferedImage.TYPE_BYTE_GRAY, true));
    segments.replaceAll(each -> each.isFrame() ? new Segment(each.marker(), sized(each.data(), width, height)) : each);
    int last = segments.size() - 2;
    while (segments.stream().filter(each -> each.marker() == SOS).count() < scans) {
      segments.add(last, segments.get(last));
    }
    return file(segments);
  }

  private static byte[] sized(byte[] frame, int width, int height) {
    byte[] changed = frame.clone();
    ByteBuffer.wrap(changed).putShort(3, (short) height).putShort(5, (short) width);
    return changed;
  }

  private static void change(List<Segment> segments, RandomGenerator random) {
    int at = random.nextInt(segments.size());
    Segment segment = segments.get(at);
    switch (random.nextInt(9)) {
      case 0 -> segments.remove(at);
      case 1 -> segments.add(random.nextInt(segments.size()), segment);
      case 2 -> segments.add(at, new Segment(0xC0 + random.nextInt(0x40), sized(ByteMutations.noise(30, random))));
      case 3 -> segments.set(at, new Segment(0xC0 + random.nextInt(0x40), segment.data()));
      case 4 -> segments.add(1 % segments.size(), application(random));
      case 5, 6 -> segments.replaceAll(each -> each.isFrame() ? frame(each, random) : each);
      case 7 -> {
        if (segment.marker() == SOS) {
          for (int left = random.nextInt(300); left > 0; left--) {
            segments.add(at, segment);
          }
        }
      }
      default -> segments.set(at, new Segment(segment.marker(), ByteMutations.mutated(segment.data(), random)));
    }
  }

  /// Precision, height, width, number of components, and of each its sampling and table: one of them different.
  private static Segment frame(Segment frame, RandomGenerator random) {
    byte[] changed = frame.data().clone();
    if (changed.length < 11) {
      return frame;
    }
    switch (random.nextInt(4)) {
      case 0 -> ByteBuffer.wrap(changed).putShort(3 + 2 * random.nextInt(2), (short) ByteMutations.extreme(random));
      case 1 -> ByteBuffer.wrap(changed).putShort(3 + 2 * random.nextInt(2), (short) random.nextInt(3000));
      case 2 -> changed[9 + 3 * random.nextInt((changed.length - 8) / 3)] = (byte) random.nextInt();
      default -> changed[random.nextInt(changed.length)] = (byte) random.nextInt();
    }
    return new Segment(random.nextInt(3) == 0 ? 0xC0 + random.nextInt(16) : frame.marker(), changed);
  }

  /// JFIF, Exif, a colour profile, Adobe's: right at the front, and nonsense behind.
  private static Segment application(RandomGenerator random) {
    int which = random.nextInt(4);
    String front = List.of("JFIF\0\1\2", "Exif\0\0MM\0*", "ICC_PROFILE\0\1\1", "Adobe\0d\0\0\0\0").get(which);
    var data = new ByteArrayOutputStream();
    data.writeBytes(front.getBytes(StandardCharsets.ISO_8859_1));
    data.writeBytes(ByteMutations.noise(which == 2 ? 400 : 20, random));
    return new Segment(APP0 + List.of(0, 1, 2, 14).get(which), sized(data.toByteArray()));
  }

  private static byte[] sized(byte[] data) {
    return ByteBuffer.allocate(2 + data.length).putShort((short) (2 + data.length)).put(data).array();
  }

  private static List<Segment> segments(byte[] jpeg) {
    List<Segment> segments = new ArrayList<>();
    for (int at = 0; at < jpeg.length;) {
      int marker = jpeg[at + 1] & 0xFF;
      int end = at + 2;
      if (marker != SOI && marker != EOI) {
        end += ByteBuffer.wrap(jpeg).getShort(end);
        while (marker == SOS && (jpeg[end] & 0xFF) != 0xFF || marker == SOS && jpeg[end + 1] == 0) {
          end++;
        }
      }
      segments.add(new Segment(marker, Arrays.copyOfRange(jpeg, at + 2, end)));
      at = end;
    }
    return segments;
  }
}
