package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFileTest {

  @TempDir Path folder;

  @Test
  void aFileIsReadAsItIs() throws IOException {
    Path file = Files.write(folder.resolve("f"), new byte[] {1, 2, 3});
    assertArrayEquals(new byte[] {1, 2, 3}, StoredFile.read(file, InputStream::readAllBytes));
  }

  @Test
  void whatIsNoFileIsRefusedByItsPath() throws IOException {
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
    assertEquals(folder.resolve("none") + " is missing", refusal(folder.resolve("none")));
    assertEquals(folder + " is a folder in place of a file", refusal(folder));
    assertEquals(loop + " is no file: a link that leads nowhere, or a device", refusal(loop));
    assertEquals("/dev/zero is no file: a link that leads nowhere, or a device", refusal(Path.of("/dev/zero")));
  }

  @Test
  void aReadingThatFailsIsToldWithItsReason() throws IOException {
    Path file = Files.createFile(folder.resolve("f"));
    var damaged = assertThrows(DamagedRunException.class, () -> StoredFile.read(file, _ -> {
      throw new IOException("Input/output error");
    }));
    assertEquals(file + " cannot be read: Input/output error", damaged.getMessage());
  }

  private static String refusal(Path path) {
    return assertThrows(DamagedRunException.class, () -> StoredFile.read(path, InputStream::readAllBytes)).getMessage();
  }
}
