package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.results.RunLock;
import lanewise.results.RunManifest;
import lanewise.results.StoredRow;
import lanewise.results.StoredTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that ended early is taken up again and comes to what an undisturbed one comes to.
class ResumeTest {

  private static final List<String> WITHOUT_TIMES = List.of("trial", "arm", "repeat", "status", "weights_sha256",
      "train_loss", "test_loss", "test_accuracy", "epochs");

  @TempDir Path folder;
  private Path results;
  private Path tiny;

  @BeforeEach
  void write() throws IOException {
    results = folder.resolve("results");
    tiny = CommandLineRun.tiny(folder);
  }

  private CommandLineRun run(Object... more) {
    return CommandLineRun.of(Stream.concat(Stream.of("run", "--results", results, "--quiet"), Stream.of(more))
        .toArray());
  }

  private Path onlyRun() throws IOException {
    try (var runs = Files.list(results.resolve("tiny"))) {
      List<Path> all = runs.toList();
      assertEquals(1, all.size(), all::toString);
      return all.getFirst();
    }
  }

  private static List<List<String>> rows(Path run) {
    return StoredTable.read(run.resolve("runs.csv")).stream().map(ResumeTest::cells).toList();
  }

  private static List<String> cells(StoredRow row) {
    return WITHOUT_TIMES.stream().map(row::text).toList();
  }

  /// What kill -9 leaves at that point: later trials never ran, tables hold what came before, run.json says `running`.
  private static void killedAfter(int trials, Path run) throws IOException {
    for (int trial = trials + 1; trial <= 4; trial++) {
      Files.deleteIfExists(run.resolve("trials/000" + trial + ".jsonl"));
    }
    List<String> lines = Files.readAllLines(run.resolve("runs.csv"));
    Files.write(run.resolve("runs.csv"), lines.subList(0, 1 + trials));
    Files.deleteIfExists(run.resolve("arms.csv"));
    Path manifest = run.resolve("run.json");
    Files.writeString(manifest, Files.readString(manifest).replace("\"status\": \"ok\"", "\"status\": \"running\""));
  }

  @Test
  void whereverItWasKilledTheRowsAreThoseOfAnUndisturbedRun() throws IOException {
    assertEquals(0, run(tiny, "--set", "arms.repeats=2").status());
    Path run = onlyRun();
    List<List<String>> undisturbed = rows(run);
    assertEquals(4, undisturbed.size());
    for (int trials : new int[] {0, 1, 3}) {
      killedAfter(trials, run);
      CommandLineRun resumed = run("--resume", "last");
      assertEquals(0, resumed.status(), resumed.err());
      assertEquals(undisturbed, rows(onlyRun()), "killed after trial " + trials);
    }
    RunManifest manifest = RunManifest.read(run);
    assertEquals("ok", manifest.status());
    assertEquals(3, manifest.resumed().size());
    assertTrue(manifest.files().keySet().containsAll(List.of("config.yaml", "runs.csv", "arms.csv", "trials/0001.jsonl")),
        manifest.files()::toString);
    assertEquals(0, CommandLineRun.of("runs", "verify", run).status());
  }

  @Test
  void aTrialThatFailedRunsAgainAndOneThatDidNotIsKept() throws IOException {
    CommandLineRun failed = run(tiny, "--set", "arms.kernels=scalar",
        "--set", "arms.jvm_flags=['', '-XX:+NoSuchFlag']");
    assertEquals(1, failed.status());
    Path run = onlyRun();
    String kept = Files.readString(run.resolve("trials/0001.jsonl"));
    CommandLineRun resumed = run("--resume", run);
    assertEquals(1, resumed.status(), resumed.err());
    assertEquals(List.of("ok", "failed"), StoredTable.read(run.resolve("runs.csv")).stream()
        .map(row -> row.text("status")).toList());
    assertEquals(kept, Files.readString(run.resolve("trials/0001.jsonl")));
    assertTrue(resumed.err().contains("trial 2 of 2") && !resumed.err().contains("trial 1 of 2"), resumed.err());
  }

  @Test
  void aTrialWhoseFileWasEditedOrCutShortRunsAgain() throws IOException {
    assertEquals(0, run(tiny).status());
    Path run = onlyRun();
    List<List<String>> undisturbed = rows(run);
    Path first = run.resolve("trials/0001.jsonl");
    Files.writeString(first, Files.readString(first).replaceAll("\"imagesPerSecond\":[0-9.E]+",
        "\"imagesPerSecond\":99999.5"));
    Path second = run.resolve("trials/0002.jsonl");
    Files.writeString(second, Files.readString(second).substring(0, 300));
    CommandLineRun resumed = CommandLineRun.of("run", "--results", results, "--resume", "last");
    assertEquals(0, resumed.status(), resumed.err());
    assertTrue(resumed.err().contains("0001.jsonl is not what the trial told: it was cut short or changed")
        && resumed.err().contains("0002.jsonl is not what the trial told"), resumed.err());
    assertEquals(undisturbed, rows(run));
    assertTrue(!Files.readString(run.resolve("samples.csv")).contains("99999.5"));
  }

  @Test
  void failFastEndsWithTheFirstFailureAndResumeGoesOn() throws IOException {
    CommandLineRun failed = run(tiny, "--fail-fast", "--set", "arms.kernels=scalar",
        "--set", "arms.jvm_flags=['-XX:+NoSuchFlag', '']");
    assertEquals(1, failed.status());
    assertEquals(1, rows(onlyRun()).size());
    assertEquals(1, run("--resume", "last").status());
    assertEquals(2, rows(onlyRun()).size());
  }

  @Test
  void aRunThatIsBeingWorkedOnIsNotResumed() throws IOException {
    assertEquals(0, run(tiny, "--set", "arms.kernels=scalar").status());
    Path run = onlyRun();
    try (var _ = RunLock.take(run)) {
      CommandLineRun second = run("--resume", run);
      assertEquals(7, second.status());
      assertTrue(second.err().contains("being worked on by another process"), second.err());
    }
  }

  @Test
  void aRunOfAnotherMachineIsNotResumedUnlessForced() throws IOException {
    assertEquals(0, run(tiny, "--set", "arms.kernels=scalar").status());
    Path manifest = onlyRun().resolve("run.json");
    Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"cpu\": \".*?\"", "\"cpu\": \"Z80\""));
    CommandLineRun refused = run("--resume", "last");
    assertEquals(3, refused.status());
    assertTrue(refused.err().contains("CPU was Z80, now ") && refused.err().contains("--force"), refused.err());
    assertEquals(0, run("--resume", "last", "--force").status());
  }

  @Test
  void aChangedConfigurationIsNotResumed() throws IOException {
    assertEquals(0, run(tiny, "--set", "arms.kernels=scalar").status());
    Path config = onlyRun().resolve("config.yaml");
    Files.writeString(config, Files.readString(config).replace("epochs: 2", "epochs: 3"));
    CommandLineRun refused = run("--resume", "last");
    assertEquals(4, refused.status());
    assertTrue(refused.err().contains("was changed since the run"), refused.err());
  }

  @Test
  void optionsThatContradictAreRefused() {
    assertEquals(2, run().status());
    assertEquals(2, run(tiny, "--resume", "last").status());
    assertEquals(2, run("--resume", "last", "--set", "training.epochs=1").status());
    assertEquals(2, run(tiny, "--fail-fast", "--keep-going").status());
    assertEquals(2, run(tiny, "--dry-run", "--json").status());
  }

  @Test
  void theTrialsOfARunAreNumberedInTheirOrder() {
    assertEquals(0, run(tiny, "--set", "arms.repeats=2", "--set", "training.epochs=1").status());
    CommandLineRun planned = CommandLineRun.of("run", tiny, "--dry-run", "--results", results,
        "--set", "arms.repeats=2", "--set", "training.epochs=1");
    assertTrue(planned.out().contains("(as the last run took)"), planned.out());
    assertEquals(List.of("scalar", "vector", "vector", "scalar"), planned.out().lines().skip(1).limit(4)
        .map(line -> line.replaceFirst(".*: (\\w+),.*", "$1")).toList());
    assertEquals(4, IntStream.rangeClosed(1, 4).filter(i -> planned.out().contains("trial " + i + ":")).count());
  }

  @Test
  void whatTheRunWasToKeepIsKeptWhenItIsTakenUp() throws IOException {
    Path model = folder.resolve("tiny.model");
    assertEquals(0, run(tiny, "--set", "arms.kernels=[vector]", "--save-model", model).status());
    killedAfter(0, onlyRun());
    Files.delete(model);
    CommandLineRun resumed = run("--resume", "last");
    assertEquals(0, resumed.status(), resumed.err());
    assertTrue(resumed.out().endsWith("model: " + model + "\n"), resumed.out());
    assertTrue(Files.exists(model));
  }

  @Test
  void aModelThatNoTrialCanWriteAnyMoreIsToldEvenQuietly() throws IOException {
    assertEquals(0, run(tiny, "--set", "arms.kernels=[vector]").status());
    CommandLineRun resumed = run("--resume", "last", "--save-model", folder.resolve("late.model"));
    assertEquals(1, resumed.status());
    assertEquals("no model was written: every trial had its result already; a new run writes one\n", resumed.err());
  }

  @Test
  void oneModelOfSeveralNetworksIsRefusedWithWhatLeavesOne() {
    CommandLineRun refused = run(tiny, "--set", "arms.training.lambda=[0.0001,8]", "--save-model",
        folder.resolve("one.model"));
    assertEquals(2, refused.status());
    assertTrue(refused.err().endsWith("the 4 arms train 2 different ones: choose one of them, such as with --set "
        + "'arms.training.lambda=[1.0E-4]'\n"), refused.err());
  }
}
