package lanewise.archive;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import lanewise.ChildJvm;
import lanewise.Effort;
import lanewise.archive.ArchivedRun.State;
import lanewise.results.RunFolder;
import lanewise.results.RunManifest;
import lanewise.results.SmallRun;
import lanewise.results.StoredTable;
import lanewise.storage.TemporaryFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that writes one run after the other, killed at random moments.
@Timeout(600)
class KilledRunTest {

  private static final int MOST_MILLIS = 150;

  @TempDir Path results;

  @Test
  void whatItWroteIsWholeAndItsLastRunGoesOn() throws Exception {
    long start = System.nanoTime();
    long seed = start;
    var random = new Random(seed);
    int kills = Effort.of(6, 100);
    int unfinished = 0;
    for (int kill = 1; kill <= kills; kill++) {
      Path here = Files.createDirectory(results.resolve(String.valueOf(kill)));
      Process writer = ChildJvm.start(SmallRun.class, here, 1_000);
      while (new RunArchive(here).folders().isEmpty()) {
        Thread.sleep(1);
        assertTrue(writer.isAlive(), "the writer ended by itself");
      }
      Thread.sleep(random.nextInt(MOST_MILLIS));
      writer.destroyForcibly().waitFor();
      for (Path folder : new RunArchive(here).folders()) {
        String when = "kill " + kill + ", seed " + seed + ", " + folder;
        requireWhole(folder, when);
        unfinished += ArchivedRun.of(folder).state() == State.SOUND ? 0 : 1;
        SmallRun.work(RunFolder.open(folder)); // which takes the lock
        assertEquals(State.SOUND, ArchivedRun.of(folder).state(), when);
        assertEquals(List.of(), temporaries(folder), when);
      }
    }
    Effort.report("KilledRunTest", kills + " kills of a writer of runs, 0 torn, " + unfinished
        + " runs were not finished and went on", start);
  }

  private static void requireWhole(Path folder, String when) {
    ArchivedRun run = ArchivedRun.of(folder);
    boolean begun = Files.exists(folder.resolve(RunManifest.FILE));
    assertTrue(!begun || run.state() == State.SOUND || run.state() == State.UNFINISHED,
        () -> when + ": " + run.findings());
    run.files().stream().map(RunFile::name).filter(name -> name.endsWith(".csv"))
        .forEach(name -> assertDoesNotThrow(() -> StoredTable.read(folder.resolve(name)), when));
    assertTrue(run.files().stream().noneMatch(file -> file.name().contains(".tmp")), when);
  }

  private static List<Path> temporaries(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(TemporaryFiles::isTemporary).toList();
    }
  }
}
