package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import lanewise.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  private static final Instant START = Instant.parse("2026-11-22T14:53:18.999Z");
  private static final String HASH = "1a2b3c4d" + "0".repeat(56);

  @TempDir Path results;

  @Test
  void isNamedAfterTheUtcTimeAndTheConfiguration() {
    RunFolder folder = RunFolder.create(results, "mnist-lenet", START, HASH);

    assertEquals(results.resolve("mnist-lenet/20261122T145318Z-1a2b3c4d"), folder.path());
    assertEquals("20261122T145318Z-1a2b3c4d", folder.id());
    assertTrue(Files.isDirectory(folder.path()));
  }

  @Test
  void isNeverUsedTwice() {
    RunFolder.create(results, "e", START, HASH);
    assertEquals("20261122T145318Z-1a2b3c4d-2", RunFolder.create(results, "e", START, HASH).id());
    assertEquals("20261122T145318Z-1a2b3c4d-3", RunFolder.create(results, "e", START, HASH).id());
  }

  @Test
  void knowsItsNames() {
    String id = RunFolder.create(results, "e", START, HASH).id();
    String second = RunFolder.create(results, "e", START, HASH).id();
    String benchmarks = RunFolder.create(results, "bench", START).id();

    assertTrue(RunFolder.isId(id) && RunFolder.isId(second), id + " " + second);
    assertFalse(RunFolder.isId(benchmarks), benchmarks);
    assertFalse(RunFolder.isId(id + ".bak"));
  }

  @Test
  void saysWhatIsInTheWay() throws IOException {
    Path file = Files.createFile(results.resolve("file"));

    var refused = assertThrows(StorageException.class, () -> RunFolder.create(file, "e", START, HASH));
    assertTrue(refused.getMessage().startsWith("cannot write " + file), refused.getMessage());
    assertTrue(refused.getMessage().contains("--results DIR"), refused.getMessage());
  }

  @Test
  void isNotMadeThroughALinkOutOfTheResults(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(results.resolve("e"), elsewhere);

    var refused = assertThrows(StorageException.class, () -> RunFolder.create(results, "e", START, HASH));
    assertTrue(refused.getMessage().contains(
        results.resolve("e") + " is a symbolic link to " + elsewhere.toRealPath() + ", out of the results folder"),
        refused.getMessage());
    assertEquals(List.of(), names(elsewhere));
  }

  @Test
  void mayBeMadeInResultsThatAreALinkThemselves(@TempDir Path elsewhere) throws IOException {
    Path linked = Files.createSymbolicLink(results.resolve("linked"), elsewhere);

    RunFolder.create(linked, "e", START, HASH);
    assertEquals(List.of("e"), names(elsewhere));
  }

  @Test
  void replacesAFileWholeAndLeavesNothingBehind() throws IOException {
    RunFolder folder = RunFolder.create(results, "e", START, HASH);
    folder.write("a.txt", "a long first content");
    folder.write("a.txt", "second");

    assertEquals("second", Files.readString(folder.path().resolve("a.txt")));
    assertEquals(List.of("a.txt"), names(folder.path()));
  }

  @Test
  void keepsTheOldFileWhenWritingFails() throws IOException {
    RunFolder folder = RunFolder.create(results, "e", START, HASH);
    folder.write("a.txt", "old");
    var refused = assertThrows(StorageException.class, () -> folder.write("a.txt/b.txt", "new"));
    assertTrue(refused.getMessage().contains("a.txt is in the way"), refused.getMessage());
    assertEquals("old", Files.readString(folder.path().resolve("a.txt")));
  }

  @Test
  void aFolderThatWasRemovedIsNotMadeAgain() throws IOException {
    RunFolder folder = RunFolder.create(results, "e", START, HASH);
    Files.delete(folder.path());

    var refused = assertThrows(StorageException.class, () -> folder.write("trials/0001.jsonl", "new"));
    assertTrue(refused.getMessage().contains("there is no " + folder.path()), refused.getMessage());
    assertFalse(Files.exists(folder.path()));
  }

  @Test
  void logsOneLinePerEventWithItsTime() throws IOException {
    RunFolder folder = RunFolder.create(results, "e", START, HASH);
    try (var log = new RunLog(folder)) {
      log.write("trial 1 starts");
      log.write("trial 1 ends");
    }

    List<String> lines = Files.readAllLines(folder.path().resolve("run.log"));
    assertEquals(2, lines.size());
    assertTrue(lines.getFirst().matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z trial 1 starts"), lines.getFirst());
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
