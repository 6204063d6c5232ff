package lanewise.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lanewise.storage.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a reader is told about files that are none, and about such as someone made to look like one: their SHA-256 is
/// right.
class TensorFileRefusalsTest {

  @TempDir Path folder;

  private Path file;

  private record Inner(int number) {}

  private record Note(String text, List<Inner> inner, Optional<Double> share) {}

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("a.model");
  }

  @Test
  void aFileThatIsNotThere() {
    assertEquals(file + " is missing", refusal());
  }

  @Test
  void aFolder() throws Exception {
    Files.createDirectory(file);
    assertEquals(file + " is a folder in place of a file", refusal());
  }

  @Test
  @Timeout(10)
  void aPipe() throws Exception {
    assertTrue(new ProcessBuilder("mkfifo", file.toString()).start().waitFor(5, TimeUnit.SECONDS));
    assertEquals(file + " is no file: a link that leads nowhere, or a device", refusal());
  }

  @Test
  void anEmptyFile() throws Exception {
    Files.createFile(file);
    assertEquals(file + ": is empty", refusal());
  }

  @Test
  void aFileOfAnotherKind() throws Exception {
    Files.writeString(file, "experiment: tiny\n");
    assertEquals(file + ": byte 0: is no model file: begins with the bytes 6578706572696d65, not with 4c414e4557495345"
        + " (LANEWISE)", refusal());
  }

  @Test
  void theBeginningOfOne() throws Exception {
    Files.writeString(file, "LANEW");
    assertEquals(file + ": is cut short: 5 bytes, the shortest model file has 96", refusal());
  }

  @Test
  void oneOfAnotherVersion() throws Exception {
    byte[] bytes = SampleModels.bytes(SampleModels.small());
    bytes[8] = 2;
    Files.write(file, bytes);
    assertEquals(file + ": byte 8: there is no version 2, this one reads 1", refusal());
    Files.write(file, SampleModels.ofVersion(2));
    assertEquals(file + ": byte 8: written by a newer Lanewise: version 2, this one reads 1", refusal());
    bytes[8] = 0;
    Files.write(file, bytes);
    assertEquals(file + ": byte 8: there is no version 0, this one reads 1", refusal());
  }

  @Test
  void headersLongerThanTheFileOrTheLimit() throws Exception {
    byte[] bytes = SampleModels.bytes(SampleModels.small());
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(12, -1);
    Files.write(file, bytes);
    assertEquals(file + ": byte 12: a header of 4294967295 bytes; in a file of " + bytes.length
        + " bytes there are at most " + (bytes.length - 48), refusal());
    var long17MiB = ByteBuffer.allocate(18 << 20).order(ByteOrder.LITTLE_ENDIAN);
    long17MiB.put("LANEWISE".getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(17 << 20);
    Files.write(file, long17MiB.array());
    assertEquals(file + ": byte 12: a header of 17825792 bytes; in a file of 18874368 bytes there are at most 16777216",
        refusal());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
      "{'header':NOTE,'tensors':[T,T]}| two tensors are named 'a'",
      "{'header':NOTE}| 'tensors' is missing",
      "{'header':NOTE,'tensors':[null]}| 'tensors[0]' is missing",
      "{'tensors':[]}| 'header' is missing",
      "{'header':{'inner':[],'share':null},'tensors':[]}| 'header.text' is missing",
      "{'header':{'text':'','inner':[]},'tensors':[]}| 'header.share' is missing",
      "{'header':{'text':'','inner':[null],'share':null},'tensors':[]}| 'header.inner[0]' is missing",
      "{'header':NOTE,'tensors':[{'name':'a','shape':[-1],'crc32c':''}]}"
          + "| tensor 'a': shape [-1]: every extent must be at least 1, found -1",
      "{'header':NOTE,'tensors':[{'name':'a','shape':[65536,65536],'crc32c':''}]}"
          + "| tensor 'a': shape [65536, 65536]: more than 2147483647 elements",
      "{'header':NOTE,'tensors':[{'name':'a','shape':[],'crc32c':''}]}"
          + "| tensor 'a' has 0 axes; 1 to 8 are possible",
      "{'header':NOTE,'tensors':[{'name':'','shape':[1],'crc32c':''}]}"
          + "| the name of a tensor is 1 to 200 printable ASCII characters, found 0 characters that are not",
      "{'header':NOTE,'tensors':[{'name':'a','crc32c':''}]}| 'tensors[0].shape' is missing",
      "{'header':NOTE,'tensors':[{'name':'a','shape':[1]}]}| 'tensors[0].crc32c' is missing",
  })
  void aHeaderThatCannotBe(String json, String problem) throws Exception {
    craft(json);
    assertEquals(file + ": byte 16: the header cannot be: " + problem, refusal());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
      "^^", "null", "[]", "{", "{}x", "7",
      "{'header':NOTE,'tensors':[{'name':'a','shape':[1.5],'crc32c':''}]}",
      "{'header':NOTE,'tensors':[{'name':'a','shape':[99999999999],'crc32c':''}]}",
      "{'header':{'text':{},'inner':[],'share':null},'tensors':[]}",
      "{'header':{'text':'','inner':[],'share':'much'},'tensors':[]}",
      "{'header':{'text':'','inner':7,'share':null},'tensors':[]}",
  })
  void aHeaderThatIsNotItsJson(String json) throws Exception {
    craft(json);
    assertEquals(file + ": byte 16: the header is not the JSON of a model file", refusal());
  }

  @Test
  void aHeaderTooDeepForAnyStack() throws Exception {
    int depth = 1_000_000;
    craft("{'header':{'text':'','inner':[],'share':null,'x':" + "[".repeat(depth) + "]".repeat(depth)
        + "},'tensors':[]}");
    assertEquals(file + ": byte 16: the header is not the JSON of a model file", refusal());
  }

  @Test
  void moreFloatsThanTheFileHas() throws Exception {
    long length = craft("{'header':NOTE,'tensors':[{'name':'a','shape':[2147483647],'crc32c':'00000000'}]}");
    assertEquals(file + ": is cut short: " + length + " bytes, its header promises "
        + (length + 4L * Integer.MAX_VALUE + 4), refusal());
  }

  @Test
  void moreFloatsThanFitIntoTheMemory() throws Exception {
    long length = craft("{'header':NOTE,'tensors':[{'name':'a','shape':[2147483647],'crc32c':'00000000'}]}");
    try (var sparse = FileChannel.open(file, StandardOpenOption.WRITE)) {
      sparse.write(ByteBuffer.allocate(1), length + 4L * Integer.MAX_VALUE + 3);
    }
    String message = refusal();
    assertTrue(message.startsWith(file + ": does not fit into the memory of this JVM, "), message);
  }

  @Test
  void somethingInThePadding() throws Exception {
    craft("{'header':NOTE,'tensors':[]}");
    byte[] bytes = Files.readAllBytes(file);
    int at = bytes.length - 33;
    bytes[at] = 7;
    Files.write(file, bytes);
    assertEquals(file + ": byte " + at + ": padding is 0 everywhere, found 7", refusal());
  }

  @Test
  void anotherSha256() throws Exception {
    craft("{'header':NOTE,'tensors':[]}");
    byte[] bytes = Files.readAllBytes(file);
    String right = HexFormat.of().formatHex(bytes, bytes.length - 32, bytes.length);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertEquals(file + ": byte " + (bytes.length - 32) + ": the file is damaged: the SHA-256 of all before is " + right
        + ", here stands " + HexFormat.of().formatHex(bytes, bytes.length - 32, bytes.length), refusal());
  }

  private String refusal() {
    return assertThrows(CheckpointException.class, () -> TensorFile.read(file, Note.class)).getMessage();
  }

  /// Writes a file without tensors' floats under that JSON, with the SHA-256 that it takes, and returns its length.
  private long craft(String json) throws Exception {
    byte[] header = json.replace("NOTE", "{'text':'','inner':[{'number':1}],'share':null}")
        .replace("T", "{'name':'a','shape':[1],'crc32c':'00000000'}")
        .replace('\'', '"')
        .getBytes(StandardCharsets.UTF_8);
    ByteBuffer body = ByteBuffer.allocate((16 + header.length + 63) / 64 * 64).order(ByteOrder.LITTLE_ENDIAN);
    body.put("LANEWISE".getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(header.length).put(header);
    ByteBuffer whole = ByteBuffer.allocate(body.capacity() + 32);
    whole.put(body.array()).put(HexFormat.of().parseHex(Sha256.of(body.array())));
    Files.write(file, whole.array());
    return whole.capacity();
  }
}
