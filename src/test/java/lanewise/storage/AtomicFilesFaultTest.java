package lanewise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import lanewise.storage.disk.FaultyDisk;
import lanewise.storage.disk.FaultyDisk.Fault;
import lanewise.storage.disk.FaultyDisk.PowerFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each call that a write makes fails in turn.
class AtomicFilesFaultTest {

  private static final String FILE = "/results/table.csv";
  private static final int MOST_CALLS = 100;
  private static final String OLD = "old,content\n".repeat(3);
  private static final String NEW = "the,new,content\n".repeat(5);

  private static FaultyDisk disk(int longestWrite) throws IOException {
    var disk = new FaultyDisk(Long.MAX_VALUE, longestWrite);
    AtomicFiles.createFolders(disk.path("/results"));
    write(disk, OLD);
    return disk;
  }

  private static void write(FaultyDisk disk, String content) throws IOException {
    AtomicFiles.write(disk.path(FILE), content.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Writes with a fault and returns whether the writer was told that all is well.
  private static boolean written(FaultyDisk disk, int call, Fault fault) {
    disk.failAt(call, fault);
    try {
      write(disk, NEW);
      return true;
    } catch (IOException | PowerFailure _) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = {"ONCE", "HALF_WAY"})
  void whicheverCallFailsTheOldContentOrTheNewIsThereAndNothingElse(Fault fault) throws IOException {
    for (int longestWrite : new int[] {7, Integer.MAX_VALUE}) {
      int call = 0;
      boolean well;
      do {
        FaultyDisk disk = disk(longestWrite);
        well = written(disk, ++call, fault);
        String where = fault + " at call " + call;
        assertEquals(Set.of(FILE), disk.files().keySet(), where);
        assertTrue(Set.of(OLD, NEW).contains(disk.files().get(FILE)), where + ": " + disk.files());
        assertTrue(call < MOST_CALLS, "it never succeeds");
        assertEquals(well, call > disk.calls(), where);
        disk.heal();
        write(disk, NEW);
        assertEquals(Map.of(FILE, NEW), disk.files(), where);
      } while (!well);
      assertTrue(call > 5, "only " + call + " calls were there to fail");
    }
  }

  @Test
  void aDiskThatTakesNothingAnyMoreKeepsTheOldContentOrTheNew() throws IOException {
    int call = 0;
    FaultyDisk disk;
    do {
      disk = disk(7);
      written(disk, ++call, Fault.FOR_EVER);
      assertTrue(Set.of(OLD, NEW).contains(disk.files().get(FILE)), "call " + call + ": " + disk.files());
      assertTrue(disk.files().keySet().stream()
          .allMatch(file -> file.equals(FILE) || TemporaryFiles.isTemporary(Path.of(file))), disk.files()::toString);
    } while (call <= disk.calls());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPowerFailureLeavesTheOldContentOrTheNew(boolean entries) throws IOException {
    int call = 0;
    boolean well;
    do {
      FaultyDisk disk = disk(7);
      well = written(disk, ++call, Fault.POWER);
      disk.restart(entries);
      String content = disk.files().get(FILE);
      assertTrue(well ? NEW.equals(content) : Set.of(OLD, NEW).contains(content), "call " + call + ": " + disk.files());
      assertTrue(call < MOST_CALLS, "it never succeeds");
    } while (!well);
  }

  @Test
  void aNewFileIsWholeOrAbsentAfterAPowerFailure() throws IOException {
    int call = 0;
    boolean well = false;
    while (!well) {
      var disk = new FaultyDisk();
      disk.failAt(++call, Fault.POWER);
      try {
        AtomicFiles.createFolders(disk.path("/results"));
        write(disk, NEW);
        well = true;
      } catch (PowerFailure _) {
        // The next call's turn.
      }
      disk.restart(false);
      String content = disk.files().get(FILE);
      assertTrue(NEW.equals(content) || !well && content == null, "call " + call + ": " + disk.files());
      assertTrue(call < MOST_CALLS, "it never succeeds");
    }
  }

  @Test
  void aFullDiskIsToldWithTheFigures() throws IOException {
    var disk = new FaultyDisk(1_234_600, 4_096);
    byte[] content = new byte[1_234_567];
    AtomicFiles.write(disk.path("/table.csv"), content);
    var full = assertThrows(IOException.class, () -> AtomicFiles.write(disk.path("/table.csv"), content));

    assertEquals("cannot write /table.csv: No space left on device (it needs 1,234,567 bytes, 33 are free); "
        + "results go to another folder with --results DIR",
        new StorageException(disk.path("/table.csv"), full).getMessage());
    assertEquals(Set.of("/table.csv"), disk.files().keySet());
  }

  @Test
  void aDiskThatTakesNoBytesAndSaysNothingIsNotWaitedForForEver() {
    var disk = new FaultyDisk(Long.MAX_VALUE, 0);
    var stuck = assertThrows(IOException.class, () -> AtomicFiles.write(disk.path("/table.csv"), new byte[10]));
    assertTrue(StorageException.reason(stuck).startsWith("the disk takes no more (it needs 10 bytes"),
        StorageException.reason(stuck));
    assertEquals(Map.of(), disk.files());
  }
}
