package lanewise.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.results.Json;
import lanewise.storage.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {

  @TempDir Path folder;

  private record Note(String text) {}

  @Test
  void aFileReadIsTheOneWritten() throws Exception {
    var written = SampleModels.lenet(1);
    var read = TensorFile.read(file(SampleModels.bytes(written)), ModelHeader.class);
    assertEquals(Json.pretty(written.header()), Json.pretty(read.header()));
    assertEquals(written.tensors().size(), read.tensors().size());
    for (int i = 0; i < read.tensors().size(); i++) {
      assertEquals(written.tensors().get(i).name(), read.tensors().get(i).name());
      assertEquals(written.tensors().get(i).shape(), read.tensors().get(i).shape());
      assertArrayEquals(bits(written.tensors().get(i).data()), bits(read.tensors().get(i).data()));
    }
    assertArrayEquals(SampleModels.bytes(written), SampleModels.bytes(read));
  }

  @Test
  void writingTakesOnlyASmallBuffer() throws Exception {
    Path target = folder.resolve("large.model");
    var large = new TensorFile<>(new Note(""), List.of(new NamedTensor("a", List.of(4 << 20), new float[4 << 20])));
    large.write(target); // Classes are loaded now.
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    large.write(target);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 1 << 20, allocated + " bytes for a file of " + Files.size(target));
    assertArrayEquals(SampleModels.bytes(large), Files.readAllBytes(target));
  }

  @Test
  void everyKindOfFloatKeepsItsBits() throws Exception {
    float[] special = new float[1 << 16];
    for (int high = 0; high < special.length; high++) { // all signs, exponents and payloads of NaN, denormals, -0
      special[high] = Float.intBitsToFloat(high << 16 | high * 31 & 0xFFFF);
    }
    int[] before = bits(special);
    var tensor = new NamedTensor("all", List.of(256, 256), special);
    var read = TensorFile.read(file(SampleModels.bytes(new TensorFile<>(new Note("é"), List.of(tensor)))), Note.class);
    assertArrayEquals(before, bits(read.tensors().getFirst().data()));
    assertEquals("é", read.header().text());
  }

  @Test
  void aFileWithoutTensorsIsPossible() throws Exception {
    var read = TensorFile.read(file(SampleModels.bytes(new TensorFile<>(new Note(""), List.of()))), Note.class);
    assertEquals(new Note(""), read.header());
    assertEquals(List.of(), read.tensors());
  }

  @Test
  void theLayoutIsTheDocumentedOne() throws Exception {
    byte[] bytes = SampleModels.bytes(SampleModels.small());
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("LANEWISE", new String(bytes, 0, 8, StandardCharsets.US_ASCII));
    assertEquals(1, buffer.getInt(8));
    int header = buffer.getInt(12);
    String json = new String(bytes, 16, header, StandardCharsets.UTF_8);
    assertTrue(json.startsWith("{\"header\":{\"experiment\":\"digits\",") && json.endsWith("}]}"), json);
    int weights = (16 + header + 63) / 64 * 64;
    assertEquals(1f, buffer.getFloat(weights));
    assertEquals(-2f, buffer.getFloat(weights + 4));
    assertEquals(0.5f, buffer.getFloat(weights + 64));
    assertEquals(weights + 128 + 32, bytes.length);
    assertEquals(Sha256.of(Arrays.copyOf(bytes, bytes.length - 32)),
        HexFormat.of().formatHex(bytes, bytes.length - 32, bytes.length));
  }

  @Test
  void refusesToHoldTwoTensorsOfOneName() {
    var tensor = new NamedTensor("a", List.of(1), new float[1]);
    assertEquals("two tensors are named 'a'", assertThrows(IllegalArgumentException.class,
        () -> new TensorFile<>(new Note(""), List.of(tensor, tensor))).getMessage());
  }

  @Test
  void refusesToWriteAHeaderThatItWouldNotRead() {
    var file = new TensorFile<>(new Note("x".repeat(17 << 20)), List.of());
    assertEquals("the header of a model file would have " + ((17 << 20) + 35) + " bytes; the most is " + (16 << 20),
        assertThrows(IllegalArgumentException.class, () -> file.write(folder.resolve("a.model"))).getMessage());
  }

  @Test
  void refusesTensorsThatCannotBe() {
    assertEquals("tensor 'a' of shape [2, 3] has 6 elements, found 5", refusal("a", 5, 2, 3));
    assertEquals("tensor 'a' has 0 axes; 1 to 8 are possible", refusal("a", 1));
    assertEquals("tensor 'a' has 9 axes; 1 to 8 are possible", refusal("a", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    assertEquals("tensor 'a': shape [0]: every extent must be at least 1, found 0", refusal("a", 0, 0));
    assertEquals("the name of a tensor is 1 to 200 printable ASCII characters, found 2 characters that are not",
        refusal("a\u001b", 1, 1));
  }

  private static String refusal(String name, int size, int... shape) {
    return assertThrows(IllegalArgumentException.class,
        () -> new NamedTensor(name, IntStream.of(shape).boxed().toList(), new float[size])).getMessage();
  }

  private Path file(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("a.model"), bytes);
  }

  private static int[] bits(float[] data) {
    int[] bits = new int[data.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(data[i]);
    }
    return bits;
  }
}
