package lanewise.doctor;

import static lanewise.doctor.FindingAssert.assertOk;
import static lanewise.doctor.FindingAssert.assertTold;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lanewise.doctor.Finding.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCheckTest {

  private static final long GIB = 1L << 30;

  @TempDir Path folder;

  @Test
  void aFolderIsWrittenToAndLeftAsItWas() throws IOException {
    Finding finding = check(folder).finding();
    assertEquals("results folder", finding.check());
    assertEquals(Level.OK, finding.level(), finding.toString());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aFolderThatIsNotMadeYetIsNotMadeByTheDoctor() {
    Path later = folder.resolve("a/b");
    assertOk(later + " (not made yet)", check(later).finding());
    assertFalse(Files.exists(folder.resolve("a")));
  }

  @Test
  void aFileInPlaceOfAFolderFails() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertTold(Level.FAIL, "cannot write " + file + ": ", "--results DIR", check(file).finding());
    assertTold(Level.FAIL, "cannot write " + file.resolve("below") + ": ", "--results DIR",
        check(file.resolve("below")).finding());
  }

  @Test
  void anAlmostFullDiskIsWarnedOf() {
    assertOk("1.0 GiB free, a file written, synced and deleted in 7 ms", check(folder).written(GIB, 7));
    assertTold(Level.WARN, "1023 MiB free", "almost full", check(folder).written(GIB - (1 << 20), 7));
  }

  private static FolderCheck check(Path folder) {
    return new FolderCheck("results folder", folder, "name another folder with --results DIR");
  }
}
