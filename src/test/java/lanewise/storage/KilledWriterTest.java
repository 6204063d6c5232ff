package lanewise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import lanewise.ChildJvm;
import lanewise.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that rewrites a file again and again, killed at random moments.
@Timeout(600)
class KilledWriterTest {

  private static final int MOST_MILLIS = 120;

  @TempDir Path folder;

  @Test
  void noFileIsTornAndNothingIsLeftForEver() throws Exception {
    long start = System.nanoTime();
    long seed = start;
    var random = new Random(seed);
    Path file = folder.resolve("table.csv");
    int kills = Effort.of(6, 200);
    int leftovers = 0;
    for (int kill = 1; kill <= kills; kill++) {
      Process writer = ChildJvm.start(EndlessWriter.class, file);
      assertEquals("begun", writer.inputReader(StandardCharsets.US_ASCII).readLine());
      Thread.sleep(random.nextInt(MOST_MILLIS));
      writer.destroyForcibly().waitFor();
      String content = Files.readString(file, StandardCharsets.US_ASCII);
      assertEquals(EndlessWriter.BYTES, content.length(), "kill " + kill + ", seed " + seed);
      assertEquals(content.substring(0, 1).repeat(content.length()), content, "kill " + kill + ", seed " + seed);
      List<Path> others = others(file);
      assertTrue(others.size() <= 1 && others.stream().allMatch(TemporaryFiles::isTemporary), others::toString);
      leftovers += others.size();
    }
    AtomicFiles.write(file, new byte[1]);
    assertEquals(List.of(), others(file), "seed " + seed);
    Effort.report("KilledWriterTest", kills + " kills of a writer of 1 MiB, 0 torn, " + leftovers
        + " temporary files left by them and removed", start);
  }

  private List<Path> others(Path file) throws Exception {
    try (var files = Files.list(folder)) {
      return files.filter(other -> !other.equals(file)).toList();
    }
  }
}
