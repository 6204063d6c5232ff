package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.Effort;
import lanewise.storage.StorageException;
import lanewise.storage.TemporaryFiles;
import lanewise.storage.disk.FaultyDisk;
import lanewise.storage.disk.FaultyDisk.Fault;
import lanewise.storage.disk.FaultyDisk.PowerFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A whole run on a disk of which each call fails in turn.
class RunFolderFaultTest {

  private static final Path NOWHERE = Path.of("/results");
  private static final int TRIALS = 2;

  private static void run(FaultyDisk disk) {
    SmallRun.begin(disk.path("/results"), Instant.EPOCH);
  }

  private static Path folder(FaultyDisk disk) {
    return disk.path(SmallRun.folder(NOWHERE, Instant.EPOCH).toString());
  }

  /// The contents that each file has in the course of a run that nothing disturbs, by its path.
  private static Map<String, Set<String>> contents() {
    var contents = new HashMap<String, Set<String>>();
    var disk = new FaultyDisk();
    run(disk);
    SmallRun.work(RunFolder.open(folder(disk)), () -> files(disk).forEach((file, content) ->
        contents.computeIfAbsent(file, _ -> new HashSet<>()).add(content)));
    return contents;
  }

  private static int calls() {
    var disk = new FaultyDisk();
    run(disk);
    return disk.calls();
  }

  /// The files that are whole or absent, without the moment at which the run ended.
  private static Map<String, String> files(FaultyDisk disk) {
    var files = disk.files();
    files.keySet().removeIf(file -> file.endsWith("run.log") || TemporaryFiles.isTemporary(Path.of(file)));
    files.replaceAll((_, content) -> content.replaceFirst("\"finished\": \"2.*?\"", "\"finished\": \"then\""));
    return files;
  }

  private static void requireReadable(Path folder, String when) {
    for (int trial = 1; trial <= TRIALS; trial++) {
      int number = trial;
      assertDoesNotThrow(() -> TrialFile.read(RunFolder.open(folder), number, TrialRecord.class), when);
    }
    for (String table : List.of("runs.csv", "epochs.csv", "samples.csv", "confusion.csv", "arms.csv")) {
      if (Files.exists(folder.resolve(table))) {
        assertDoesNotThrow(() -> StoredTable.read(folder.resolve(table)), when);
      }
    }
    if (Files.exists(folder.resolve(RunManifest.FILE))) {
      assertDoesNotThrow(() -> RunManifest.read(folder), when);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whicheverCallFailsEachFileIsWholeOrAbsentAndTheRunGoesOn(Fault fault) {
    long start = System.nanoTime();
    Map<String, Set<String>> contents = contents();
    int calls = calls();
    assertTrue(calls > 80, "only " + calls + " calls");
    var undisturbed = new FaultyDisk();
    run(undisturbed);
    for (int call = 1; call <= calls; call++) {
      for (boolean entries : fault == Fault.POWER ? new boolean[] {false, true} : new boolean[1]) {
        var disk = new FaultyDisk();
        disk.failAt(call, fault);
        fail(disk);
        if (fault == Fault.POWER) {
          disk.restart(entries);
        }
        disk.heal();
        String when = fault + " at call " + call + " of " + calls;
        requireKnown(disk, contents, when);
        if (fault == Fault.ONCE || fault == Fault.HALF_WAY) {
          requireNothingTemporary(disk, when);
        }
        if (Files.exists(folder(disk).resolve(RunManifest.FILE))) {
          SmallRun.work(RunFolder.open(folder(disk)));
          assertEquals(files(undisturbed), files(disk), when);
        }
      }
    }
    Effort.report("RunFolderFaultTest", calls + " calls failed, " + fault, start);
  }

  private static void requireKnown(FaultyDisk disk, Map<String, Set<String>> contents, String when) {
    files(disk).forEach((file, content) ->
        assertTrue(contents.getOrDefault(file, Set.of()).contains(content), when + ": " + file + ":\n" + content));
    requireReadable(folder(disk), when);
  }

  private static void requireNothingTemporary(FaultyDisk disk, String when) {
    assertTrue(disk.files().keySet().stream().noneMatch(file -> TemporaryFiles.isTemporary(Path.of(file))), when);
  }

  private static void fail(FaultyDisk disk) {
    try {
      run(disk);
    } catch (StorageException | PowerFailure _) {
      // As it was meant to, unless what failed is of no account, as a line of the log is.
    }
  }

  @Test
  void whereverADiskIsFullTheTablesThatWereThereStayReadableAndTheRunGoesOn() {
    var whole = new FaultyDisk();
    run(whole);
    long bytes = whole.files().values().stream().mapToLong(String::length).sum();
    Map<String, Set<String>> contents = contents();
    for (long capacity = 0; capacity < bytes; capacity += Effort.of(397, 17)) {
      var disk = new FaultyDisk(capacity, 64);
      String when = capacity + " bytes";
      fail(disk);
      requireKnown(disk, contents, when);
      requireNothingTemporary(disk, when);
    }
  }
}
