package lanewise.data;

import static lanewise.data.IdxFixture.concat;
import static lanewise.data.IdxFixture.counting;
import static lanewise.data.IdxFixture.gzip;
import static lanewise.data.IdxFixture.header;
import static lanewise.data.IdxFixture.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import lanewise.storage.Sha256;
import lanewise.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxReaderTest {

  private static final long SMALL = 4 << 20;

  @TempDir
  private Path folder;

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of(new int[] {5}, Shape.of(1)),
        Arguments.of(new int[] {5, 7}, Shape.of(7)),
        Arguments.of(new int[] {5, 4, 3}, Shape.of(1, 4, 3)),
        Arguments.of(new int[] {5, 2, 4, 3}, Shape.of(2, 4, 3)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void readsOneToFourDimensionsPlainAndGzip(int[] extents, Shape itemShape) {
    byte[] content = counting(0, 256, extents);
    for (boolean compressed : new boolean[] {false, true}) {
      IdxArray array = read(compressed ? gzip(content) : content);
      assertEquals(5, array.items());
      assertEquals(itemShape, array.itemShape());
      assertArrayEquals(content, array.content());
      assertEquals(4 + 4 * extents.length, array.firstElement());
    }
  }

  @Test
  void readsContentLongerThanItsReadingSteps() {
    byte[] content = counting(3, 251, 5, 1000, 1000);
    assertArrayEquals(content, read(gzip(content)).content());
    assertArrayEquals(content, read(content).content());
  }

  @Test
  void digestIsThatOfTheUncompressedFile() {
    byte[] content = counting(0, 256, 3, 2);
    String expected = new Sha256().add(content).hex();
    assertEquals(expected, read(content).sha256());
    assertEquals(expected, read(gzip(content)).sha256());
  }

  static Stream<Arguments> damages() {
    byte[] good = counting(0, 256, 3, 2, 2);
    return Stream.of(
        Arguments.of("an empty file", new byte[0],
            "byte 0: the file ends within its header: it has 0 bytes, the header needs 4"),
        Arguments.of("a cut header", Arrays.copyOf(good, 15),
            "byte 15: the file ends within its header: it has 15 bytes, the header needs 16"),
        Arguments.of("truncated", Arrays.copyOf(good, 20),
            "byte 20: the file is truncated: it has 20 bytes, its header [3x2x2] needs 28"),
        Arguments.of("no elements", Arrays.copyOf(good, 16), "it has 16 bytes, its header [3x2x2] needs 28"),
        Arguments.of("trailing byte", concat(good, new byte[1]), "byte 28: bytes follow the last element"),
        Arguments.of("wrong magic", with(good, 0, 'P'),
            "byte 0: not an IDX file: starts with 50 00 instead of 00 00"),
        Arguments.of("wrong magic later", with(good, 1, 1), "byte 0: not an IDX file: starts with 00 01"),
        Arguments.of("float elements", with(good, 2, 0x0D),
            "byte 2: element type 0x0d (float) instead of 0x08 (unsigned byte)"),
        Arguments.of("unknown elements", with(good, 2, 0x33), "byte 2: element type 0x33 instead of 0x08"),
        Arguments.of("no dimension", with(good, 3, 0), "byte 3: 0 dimensions; from 1 to 4 are possible"),
        Arguments.of("five dimensions", with(good, 3, 5), "byte 3: 5 dimensions; from 1 to 4 are possible"),
        Arguments.of("a zero dimension", header(3, 0, 2), "byte 8: dimension 2 is 0; it must be at least 1"),
        Arguments.of("2^31 images", header(1 << 31, 2, 2), "byte 4: dimension 1 is 2147483648"),
        Arguments.of("an overflowing product", header(65536, 65536, 65536),
            "byte 8: dimension 2 is 65536: the file would hold 4294967296"),
        Arguments.of("four times -1", header(-1, -1, -1, -1), "byte 4: dimension 1 is 4294967295"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void refusesDamageWithFileOffsetAndNumbers(String damage, byte[] content, String message) {
    assertRefused(content, message);
    assertRefused(gzip(content), message);
  }

  @Test
  void namesTheRealLengthOfAPlainFileThatIsTooLong() {
    assertRefused(concat(counting(0, 256, 3), new byte[100]), "the file has 111 bytes, its header [3] needs 11");
    assertRefused(gzip(concat(counting(0, 256, 3), new byte[100])), "the file has at least 12 bytes");
  }

  @Test
  void refusesAFolder() {
    var refusal = assertThrows(DataFormatException.class, () -> IdxReader.read(folder));
    assertEquals(folder + ": is a folder; an IDX file is wanted", refusal.getMessage());
  }

  @Test
  void reportsAFileThatCannotBeRead() {
    Path absent = folder.resolve("absent");
    var refusal = assertThrows(DataException.class, () -> IdxReader.read(absent));
    assertTrue(refusal.getMessage().startsWith("cannot read " + absent), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, 2_000_000})
  void aHeaderThatClaimsGigabytesAllocatesNothingLarge(int images) {
    byte[] claim = header(images, 28, 28);
    assertEquals(16, claim.length);
    assertTrue(allocatedWhileRefusing(claim) < SMALL);
    assertTrue(allocatedWhileRefusing(gzip(claim)) < SMALL);
  }

  @Test
  void aGzipBombIsInflatedOnlyToOneByteBeyondItsHeader() throws IOException {
    byte[] header = header(10, 28, 28);
    byte[] bomb = gzip(concat(header, new byte[64 << 20]));
    assertTrue(bomb.length < 100_000, "packed to " + bomb.length);
    assertTrue(allocatedWhileRefusing(bomb) < SMALL);
    Path file = Path.of("bomb.gz");
    try (var content = new GzipMemberStream(file, new ByteArrayInputStream(bomb))) {
      assertThrows(DataFormatException.class, () -> IdxReader.read(file, content, -1));
      assertEquals(header.length + 10 * 28 * 28 + 1, content.inflated());
    }
  }

  private long allocatedWhileRefusing(byte[] bytes) {
    Path file = write(folder.resolve("file"), bytes);
    assertThrows(DataFormatException.class, () -> IdxReader.read(file));
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThrows(DataFormatException.class, () -> IdxReader.read(file));
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private IdxArray read(byte[] bytes) {
    return IdxReader.read(write(folder.resolve("file"), bytes));
  }

  private void assertRefused(byte[] bytes, String message) {
    Path file = write(folder.resolve("file"), bytes);
    var refusal = assertThrows(DataFormatException.class, () -> IdxReader.read(file));
    assertTrue(refusal.getMessage().startsWith(file + ": "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }

  private static byte[] with(byte[] bytes, int offset, int value) {
    byte[] changed = bytes.clone();
    changed[offset] = (byte) value;
    return changed;
  }
}
