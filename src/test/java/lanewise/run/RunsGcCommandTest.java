package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.archive.SampleRun;
import lanewise.results.RunLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lanewise runs gc`: what it removes, and above all what it does not.
class RunsGcCommandTest {

  @TempDir Path folder;
  private Path results;
  private Path sound;
  private Path damaged;
  private Path killedEarly;
  private Path killedLate;

  @BeforeEach
  void makeRuns() throws IOException {
    results = folder.resolve("results");
    sound = new SampleRun(results).started("2026-11-21T00:00:00Z").write();
    damaged = new SampleRun(results).started("2026-11-22T00:00:00Z").write();
    killedEarly = new SampleRun(results).started("2026-11-23T00:00:00Z").killedAfter(0).write();
    killedLate = new SampleRun(results).started("2026-11-24T00:00:00Z").killedAfter(1).write();
    Files.delete(damaged.resolve("run.json"));
    makeOld(damaged);
  }

  private static void makeOld(Path run) throws IOException {
    Files.setLastModifiedTime(run, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  private CommandLineRun gc(Object... arguments) {
    var all = new ArrayList<>(List.of((Object) "runs", "gc"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--results", results));
    return CommandLineRun.of(all.toArray());
  }

  private void assertThere(Path... folders) {
    Stream.of(folders).forEach(one -> assertTrue(Files.isDirectory(one), one + " is gone"));
  }

  private void assertGone(Path... folders) {
    Stream.of(folders).forEach(one -> assertFalse(Files.exists(one), one + " is still there"));
  }

  @Test
  void onlySaysWhatMayGo() {
    CommandLineRun run = gc();
    assertEquals(0, run.status(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(3, lines.size(), run.out());
    assertTrue(lines.get(1).matches("would go  sample/" + killedEarly.getFileName()
        + " +[\\d.]+ k?B  killed before a trial ended"), lines.get(1));
    assertTrue(lines.get(2).matches("would go  sample/" + damaged.getFileName()
        + " +[\\d.]+ k?B  damaged: run.json is missing"), lines.get(2));
    assertTrue(run.err().matches("2 of 4 runs may go, [\\d.]+ kB; --delete removes them\n"), run.err());
    assertThere(sound, damaged, killedEarly, killedLate);
  }

  @Test
  void removesWhenAskedTo() {
    CommandLineRun run = gc("--delete");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("removed  sample/" + damaged.getFileName()), run.out());
    assertTrue(run.err().startsWith("removed 2 of 4 runs, "), run.err());
    assertGone(damaged, killedEarly);
    assertThere(sound, killedLate);
    assertEquals("nothing to remove: 2 runs stay\n", gc("--delete").err());
  }

  @Test
  void keepsTheNewestOfEachExperiment() throws IOException {
    Path other = new SampleRun(results).experiment("other").started("2020-01-01T00:00:00Z").write();
    Path newest = new SampleRun(results).started("2026-11-25T00:00:00Z").write();
    CommandLineRun run = gc("--keep", "2", "--delete", "--json");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("\"reason\": \"older than the newest 2 of sample\""), run.out());
    assertGone(sound, damaged, killedEarly);
    assertThere(newest, killedLate, other);
  }

  @Test
  void keepsAtLeastOne() {
    CommandLineRun run = gc("--keep", "0", "--delete");
    assertEquals(2, run.status());
    assertEquals("--keep must be at least 1, found 0\n", run.err());
    assertThere(sound, damaged, killedEarly, killedLate);
  }

  @Test
  void leavesARunAtWorkAlone() {
    try (var _ = RunLock.take(killedEarly); var _ = RunLock.take(damaged)) {
      assertEquals("", gc("--keep", "1", "--delete").out().lines()
          .filter(line -> line.contains(killedEarly.getFileName().toString())).reduce("", String::concat));
    }
    assertThere(killedEarly, damaged);
  }

  @Test
  void leavesAloneWhatMayJustBeStarting() throws IOException {
    Path starting = Files.createDirectories(results.resolve("sample/20261126T000000Z-1a2b3c4d"));
    assertFalse(gc("--delete").out().contains(starting.getFileName().toString()));
    assertThere(starting);
  }

  @Test
  void leavesAloneWhatIsNoRun() throws IOException {
    List<Path> foreign = List.of(
        Files.createDirectories(results.resolve("bench/20261122T145318Z")),
        Files.createDirectories(results.resolve("baselines/lenet")),
        Files.createDirectories(results.resolve("sample/notes")));
    Path readme = Files.writeString(results.resolve("README.md"), "mine");
    gc("--keep", "1", "--delete");
    assertThere(foreign.toArray(Path[]::new));
    assertTrue(Files.exists(readme));
  }

  @Test
  void followsNoLink() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Path precious = Files.writeString(outside.resolve("precious.txt"), "mine");
    Files.createSymbolicLink(damaged.resolve("link"), outside);
    Files.createSymbolicLink(damaged.resolve("file"), precious);
    makeOld(damaged);
    Path linkedRun = results.resolve("sample/20200101T000000Z-1a2b3c4d");
    Files.createSymbolicLink(linkedRun, outside);
    gc("--keep", "1", "--delete");
    assertGone(damaged);
    assertTrue(Files.exists(precious) && Files.isSymbolicLink(linkedRun));
  }

  @Test
  void aFolderThatCannotBeRemovedIsToldAndTheOthersGo() throws IOException {
    Path lock = Files.createDirectory(killedEarly.resolve("run.lock")); // where the lock has to be made
    CommandLineRun run = gc("--delete");
    assertEquals(7, run.status(), run.err());
    assertTrue(run.err().contains("sample/" + killedEarly.getFileName() + " stays: cannot write " + lock), run.err());
    assertTrue(run.out().contains("kept     sample/" + killedEarly.getFileName()), run.out());
    assertGone(damaged);
    assertThere(killedEarly);
  }
}
