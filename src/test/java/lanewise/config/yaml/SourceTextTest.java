package lanewise.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTextTest {

  @TempDir
  private Path folder;

  private String refusal(byte[] content) throws IOException {
    var file = Files.write(folder.resolve("e.yaml"), content);
    return refusal(file).replace(file.toString(), "e.yaml");
  }

  private static String refusal(Path file) {
    return assertThrows(ConfigException.class, () -> SourceText.read(file)).getMessage();
  }

  @Test
  void readsUtf8() throws IOException {
    assertEquals("name: ä€😀\n", SourceText.read(Files.writeString(folder.resolve("e.yaml"), "name: ä€😀\n")));
  }

  @Test
  void readsAFileOfExactlyTheLargestSize() throws IOException {
    var file = Files.write(folder.resolve("e.yaml"), new byte[SourceText.MAX_BYTES]);
    assertEquals(SourceText.MAX_BYTES, SourceText.read(file).length());
  }

  @Test
  void refusesALargerFile() throws IOException {
    assertEquals("e.yaml:1:1: is larger than 65536 bytes, the most that is read",
        refusal(new byte[SourceText.MAX_BYTES + 1]));
  }

  @Test
  void refusesAMissingFile() {
    var file = folder.resolve("nothing.yaml");
    assertEquals(file + ": there is no such file (looked for " + file + ")", refusal(file));
  }

  @Test
  void refusesAFolder() {
    assertEquals(folder + ": is a folder, not a file", refusal(folder));
  }

  @Test
  void refusesAByteOrderMark() throws IOException {
    assertEquals("e.yaml:1:1: starts with a byte order mark; save the file as UTF-8 without one",
        refusal("\uFEFFname: a".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void refusesUtf16() throws IOException {
    assertEquals("e.yaml:1:1: is UTF-16; save the file as UTF-8", refusal("name: a".getBytes(StandardCharsets.UTF_16)));
    assertEquals("e.yaml:1:1: is UTF-16; save the file as UTF-8",
        refusal("\uFEFFname: a".getBytes(StandardCharsets.UTF_16LE)));
  }

  @Test
  void refusesWhatIsNotUtf8AtItsPlace() throws IOException {
    assertEquals("e.yaml:2:6: the byte 0xE4 is not UTF-8; save the file as UTF-8",
        refusal("a: 1\nname:ä".getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void refusesACharacterThatIsCutOff() throws IOException {
    assertEquals("e.yaml:1:4: the byte 0xE2 is not UTF-8; save the file as UTF-8",
        refusal(new byte[] {'a', ':', ' ', (byte) 0xE2, (byte) 0x82}));
  }
}
