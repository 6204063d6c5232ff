package lanewise.data;

import static lanewise.data.IdxFixture.concat;
import static lanewise.data.IdxFixture.gzip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipMemberStreamTest {

  private static final Path FILE = Path.of("some.gz");
  private static final int HEADER = 10;

  private final byte[] content = "the same content over and over and over again".getBytes(StandardCharsets.US_ASCII);
  private final byte[] good = gzip(content);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 1_000_000})
  void yieldsTheContentOfOneMember(int length) throws IOException {
    byte[] noise = new byte[length];
    for (int i = 0; i < length; i++) {
      noise[i] = (byte) (i * 0x9E3779B9 >>> 24);
    }
    assertArrayEquals(noise, inflate(gzip(noise)));
  }

  @Test
  void readsSingleBytesAndStaysAtItsEnd() throws IOException {
    try (var in = new GzipMemberStream(FILE, new ByteArrayInputStream(gzip(new byte[] {-1})))) {
      assertEquals(255, in.read());
      assertEquals(-1, in.read());
      assertEquals(-1, in.read());
    }
  }

  @Test
  void skipsOptionalHeaderFields() throws IOException {
    byte[] header = Arrays.copyOf(good, HEADER);
    header[3] = 0x1E;
    byte[] fields = {3, 0, 'a', 'b', 'c', 'n', 0, 'c', 0};
    assertArrayEquals(content, inflate(concat(header, fields, crc16(header, fields), body())));
  }

  @Test
  void refusesAWrongHeaderChecksum() {
    byte[] header = Arrays.copyOf(good, HEADER);
    header[3] = 0x02;
    byte[] crc = crc16(header);
    crc[0]++;
    assertRefused(concat(header, crc, body()), "compressed byte 12: wrong header checksum");
  }

  @Test
  void refusesAnotherCompressionMethod() {
    assertRefused(with(2, 7), "gzip compression method 7 instead of 8 (deflate)");
  }

  @Test
  void refusesReservedFlags() {
    assertRefused(with(3, 0x80), "reserved bits are set in the gzip flags 0x80");
  }

  @Test
  void refusesAnotherFormat() {
    assertRefused(with(1, 0), "not a gzip file: starts with 1f 00 instead of 1f 8b");
  }

  @Test
  void refusesEveryTruncation() {
    for (int length = 0; length < good.length; length++) {
      assertRefused(Arrays.copyOf(good, length), "compressed byte " + length + ": the gzip file ends within its ");
    }
  }

  @Test
  void refusesAWrongContentChecksum() {
    assertRefused(with(good.length - 8, good[good.length - 8] + 1), "wrong checksum: the content has CRC-32 ");
  }

  @Test
  void refusesAWrongLength() {
    assertRefused(with(good.length - 4, 7), "wrong length: the content has 45 bytes, the file says 7");
  }

  @Test
  void refusesDamagedCompressedData() {
    assertRefused(with(HEADER, 0xFF), "damaged compressed data: ");
  }

  @Test
  void refusesTrailingBytesAndFurtherMembers() {
    String message = "compressed byte " + good.length + ": more bytes follow the end of the gzip member";
    assertRefused(concat(good, new byte[1]), message);
    assertRefused(concat(good, good), message);
  }

  private byte[] body() {
    return Arrays.copyOfRange(good, HEADER, good.length);
  }

  private byte[] with(int offset, int value) {
    byte[] changed = good.clone();
    changed[offset] = (byte) value;
    return changed;
  }

  private static byte[] crc16(byte[]... parts) {
    var crc = new CRC32();
    crc.update(concat(parts));
    return new byte[] {(byte) crc.getValue(), (byte) (crc.getValue() >>> 8)};
  }

  private static byte[] inflate(byte[] compressed) throws IOException {
    try (var in = new GzipMemberStream(FILE, new ByteArrayInputStream(compressed))) {
      return in.readAllBytes();
    }
  }

  private static void assertRefused(byte[] compressed, String message) {
    var refusal = assertThrows(DataFormatException.class, () -> inflate(compressed));
    assertTrue(refusal.getMessage().startsWith("some.gz: compressed byte "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }
}
