package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import lanewise.ChildJvm;
import lanewise.Effort;
import lanewise.archive.SampleRun;
import lanewise.results.SmallRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several processes, or several threads, work in one results folder.
@Timeout(600)
class ManyAtOnceTest {

  private static final int PROCESSES = 8;

  @TempDir Path results;

  private static List<Process> start(int count, Class<?> main, Object... arguments) throws IOException {
    var processes = new ArrayList<Process>();
    for (int i = 0; i < count; i++) {
      processes.add(ChildJvm.start(main, arguments));
    }
    return processes;
  }

  private static void requireWell(List<Process> processes) throws Exception {
    for (Process process : processes) {
      String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), told);
    }
  }

  private static List<CommandLineRun> twice(Callable<CommandLineRun> command) throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<CommandLineRun>> both = threads.invokeAll(List.of(command, command));
      return List.of(both.getFirst().get(), both.getLast().get());
    }
  }

  /// Asserts that there are so many runs, each of its own, and all sound.
  private void requireSoundRuns(int count) {
    CommandLineRun verified = CommandLineRun.of("runs", "verify", "--results", results);
    assertEquals(0, verified.status(), verified.out() + verified.err());
    assertTrue(verified.out().lines().allMatch(line -> line.startsWith("ok  ")), verified.out());
    Set<String> names = new HashSet<>(verified.out().lines().map(line -> line.split(" +")[1]).toList());
    assertEquals(count, names.size(), verified.out());
    assertEquals(count, verified.out().lines().count());
  }

  @Test
  void eightProcessesWriteTheirRunsIntoOneResultsFolder() throws Exception {
    long start = System.nanoTime();
    int runs = Effort.of(3, 25);
    requireWell(start(PROCESSES, SmallRun.class, results, runs));
    requireSoundRuns(PROCESSES * runs);
    Effort.report("ManyAtOnceTest", PROCESSES + " processes, " + PROCESSES * runs + " distinct sound runs", start);
  }

  @Test
  void realRunsAtOnceDoNotMeet() throws Exception {
    long start = System.nanoTime();
    int count = Effort.of(0, 6);
    assumeTrue(count > 0, "in the long form only");
    Path tiny = CommandLineRun.tiny(results);
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var command = ChildJvm.command(Main.class, "run", tiny, "--results", results, "--quiet",
          "--set", "arms.kernels=[scalar]", "--set", "training.epochs=1");
      command.add(1, "--add-modules=jdk.incubator.vector");
      all.add(new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }
    requireWell(all);
    requireSoundRuns(count);
    Effort.report("ManyAtOnceTest", count + " real runs at once, all sound", start);
  }

  @Test
  void garbageIsCollectedWhileRunsBegin() throws Exception {
    int runs = Effort.of(5, 25);
    List<Process> writers = start(2, SmallRun.class, results, runs);
    int collections = 0;
    for (; writers.stream().anyMatch(Process::isAlive); collections++) {
      CommandLineRun gc = CommandLineRun.of("runs", "gc", "--delete", "--results", results);
      assertEquals(0, gc.status(), gc.err());
      assertTrue(gc.err().startsWith("nothing to remove"), gc.out());
    }
    requireWell(writers);
    requireSoundRuns(2 * runs);
    assertTrue(collections > 0);
  }

  @Test
  void twoCollectorsAtOnceRemoveWhatMayGoAndNothingElse() throws Exception {
    Path sound = new SampleRun(results).started("2026-11-21T00:00:00Z").write();
    var damaged = new ArrayList<Path>();
    for (int i = 10; i < 50; i++) {
      Path run = new SampleRun(results).started("2026-10-01T00:00:" + i + "Z").write();
      Files.delete(run.resolve("run.json"));
      Files.setLastModifiedTime(run, FileTime.from(Instant.now().minusSeconds(3600)));
      damaged.add(run);
    }
    for (CommandLineRun gc : twice(() -> CommandLineRun.of("runs", "gc", "--delete", "--results", results))) {
      assertEquals("", gc.err().lines().filter(line -> line.contains("cannot")).reduce("", String::concat));
    }
    damaged.stream().filter(Files::exists).forEach(run -> assertFalse(Files.exists(run), run + " is still there"));
    assertTrue(Files.isDirectory(sound));
  }

  @Test
  void twoReportsIntoOneFileLeaveAWholeOne() throws Exception {
    Path run = new SampleRun(results).write();
    Path page = results.resolve("page.html");
    for (CommandLineRun report : twice(() -> IntStream.range(0, Effort.of(5, 50))
        .mapToObj(_ -> CommandLineRun.of("report", run, "-o", page))
        .filter(done -> done.status() != 0).findFirst()
        .orElse(new CommandLineRun(0, "", "")))) {
      assertEquals(0, report.status(), report.err());
    }
    String html = Files.readString(page);
    assertTrue(html.startsWith("<!DOCTYPE html>") && html.stripTrailing().endsWith("</html>"));
    try (var files = Files.list(results)) {
      assertEquals(List.of(), files.filter(Predicate.not(page::equals)).filter(Files::isRegularFile).toList());
    }
  }
}
