package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lanewise.storage.disk.FaultyDisk;
import lanewise.storage.disk.FaultyDisk.Fault;
import org.junit.jupiter.api.Test;

class RunLogTest {

  private final FaultyDisk disk = new FaultyDisk();

  @Test
  void aLineThatCannotBeWrittenIsLeftOutAndToldAtTheEnd() {
    RunFolder folder = RunFolder.create(disk.path("/"), "e", Instant.EPOCH, "0".repeat(64));
    Path file = folder.path().resolve("run.log");
    try (var log = new RunLog(folder)) {
      log.write("one");
      assertEquals(Optional.empty(), log.loss());
      disk.failAt(1, Fault.HALF_WAY);
      log.write("two");
      log.write("three");
      assertEquals(Optional.of(file + " lacks 1 line, which could not be written: Input/output error"), log.loss());
    }
    List<String> lines = disk.files().get(file.toString()).lines().toList();
    assertEquals(3, lines.size(), lines::toString);
    assertTrue(lines.getFirst().endsWith("Z one") && lines.getLast().endsWith("Z three"), lines::toString);
  }
}
