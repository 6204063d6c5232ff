package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import lanewise.console.StopSignal;
import lanewise.results.Json;
import lanewise.results.RunManifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs, with a real JVM for each trial.
class RunEndToEndTest {

  @TempDir Path folder;
  private Path tiny;
  private Path results;

  @BeforeEach
  void writeExperiment() throws IOException {
    tiny = CommandLineRun.tiny(folder);
    results = folder.resolve("results");
  }

  @Test
  void scalarAndVectorOnOneToThreeThreadsEndWithTheSameBits() throws IOException {
    CommandLineRun run = CommandLineRun.of("run", tiny, "--results", results, "--set", "arms.threads=[1, 2, 3]");

    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("same bits: yes"), run.out());
    List<String> rows = lines("runs.csv");
    assertEquals(1 + 6, rows.size());
    assertEquals(List.of("scalar 1", "scalar 2", "scalar 3", "vector 1", "vector 2", "vector 3"),
        rows.stream().skip(1).map(row -> cell(rows, row, "kernels") + " " + cell(rows, row, "threads")).toList());
    assertEquals(1, distinct(rows, "weights_sha256").size(), () -> String.join("\n", rows));
    assertEquals(1, distinct(rows, "data_sha256").size());
    assertEquals(List.of("ok"), List.copyOf(distinct(rows, "status")));
    assertTrue(cell(rows, rows.getLast(), "jvm_flags").startsWith("--add-modules=jdk.incubator.vector"));
    assertEquals(1 + 6 * 2, lines("epochs.csv").size());
    assertEquals(1 + 6 * 100, lines("confusion.csv").size());
    run.out().lines().filter(line -> !line.contains(results.toString()))
        .forEach(line -> assertTrue(line.length() <= 120, line));
  }

  @Test
  void theFolderTellsWhereTheResultsComeFrom() throws IOException {
    CommandLineRun run = CommandLineRun.of(
        "run", tiny, "--results", results, "--set", "arms.kernels=scalar", "--set", "training.epochs=1");

    assertEquals(0, run.status(), run.err());
    assertFalse(run.err().contains("WARNING: Using incubator modules"), run.err());
    var manifest = Json.read(Files.readString(runFolder().resolve("run.json")), RunManifest.class);
    assertEquals("ok", manifest.status());
    assertEquals(1, manifest.completedTrials());
    assertEquals("run", manifest.commandLine().getFirst());
    assertEquals(runFolder().getFileName().toString(), manifest.runId());
    assertTrue(manifest.runId().endsWith("-" + manifest.configSha256().substring(0, 8)), manifest.runId());
    assertEquals(64, manifest.dataSha256().length());
    assertTrue(Files.readString(runFolder().resolve("config.yaml")).contains("epochs: 1"));
    assertTrue(Files.readString(runFolder().resolve("run.log")).contains("run ends: ok"));
    CommandLineRun verified = CommandLineRun.of("runs", "verify", runFolder());
    assertEquals(0, verified.status(), verified.out());
    CommandLineRun again = CommandLineRun.of("run", runFolder().resolve("config.yaml"), "--dry-run");
    assertEquals(0, again.status(), again.err());
  }

  @Test
  void aTrialThatFailsIsARowAndTheOthersGoOn() throws IOException {
    CommandLineRun run = CommandLineRun.of("run", tiny, "--results", results, "--json", "--quiet",
        "--set", "arms.kernels=scalar", "--set", "arms.jvm_flags=['-XX:+NoSuchFlag', '-XX:-UseSuperWord']");

    assertEquals(1, run.status(), run.err());
    List<String> rows = lines("runs.csv");
    assertEquals(List.of("failed", "ok"), rows.stream().skip(1).map(row -> cell(rows, row, "status")).toList());
    assertTrue(rows.get(1).contains("NoSuchFlag"), rows.get(1));
    assertTrue(run.err().contains("NoSuchFlag"), run.err());
    RunSummary summary = Json.read(run.out(), RunSummary.class);
    assertEquals("failed", summary.status());
    assertEquals(2, summary.arms().size());
    assertTrue(summary.arms().getFirst().outcome().reason().orElseThrow().contains("NoSuchFlag"), run.out());
    assertEquals(0, CommandLineRun.of("runs", "verify", runFolder()).status());
  }

  @Test
  void whatTheJvmComplainsAboutOnStdoutIsTheReason() throws IOException {
    CommandLineRun run = CommandLineRun.of("run", tiny, "--results", results, "--quiet",
        "--set", "arms.kernels=scalar", "--set", "arms.jvm_flags=[-Xms2g]");

    assertEquals(1, run.status(), run.err());
    assertTrue(run.err().contains("Initial heap size set to a larger value than the maximum heap size"), run.err());
    assertTrue(lines("runs.csv").getLast().contains("Initial heap size set to a larger value than the maximum heap size"), lines("runs.csv").getLast());
  }

  @Test
  void severalExperimentsAreOneJsonArray() throws IOException {
    Path other = Files.writeString(folder.resolve("other.yaml"),
        CommandLineRun.TINY.replace("experiment: tiny", "experiment: other"));
    CommandLineRun run = CommandLineRun.of("run", tiny, other, "--results", results, "--json", "--quiet",
        "--set", "arms.kernels=scalar", "--set", "training.epochs=1");

    assertEquals(0, run.status(), run.err());
    assertEquals(List.of("tiny", "other"),
        Stream.of(Json.read(run.out(), RunSummary[].class)).map(RunSummary::experiment).toList());
  }

  @Test
  void aDivergedRunKeepsItsLossVisible() throws IOException {
    CommandLineRun run = CommandLineRun.of("run", tiny, "--results", results, "--set", "arms.kernels=scalar",
        "--set", "training.scheduler={constant: {eta: 1e10}}", "--set", "training.lambda=1e30");

    assertEquals(5, run.status(), run.err());
    assertTrue(lines("epochs.csv").getLast().matches("1,1,(NaN|Infinity),.*,diverged,\"scalar, 1 thread\""), lines("epochs.csv").getLast());
    assertEquals("diverged", cell(lines("runs.csv"), lines("runs.csv").getLast(), "status"));
  }

  @Test
  @Timeout(120)
  void aRequestedEndKeepsTheWholeEpochs() throws Exception {
    var stop = new StopSignal();
    var err = new ByteArrayOutputStream();
    var requester = Thread.ofVirtual().start(() -> {
      while (!err.toString(StandardCharsets.UTF_8).contains("epoch 3/")) {
        Thread.yield();
      }
      stop.request();
    });
    CommandLineRun run = CommandLineRun.with(Map.of(), stop, err, "run", tiny, "--results", results,
        "--set", "training.epochs=1000000");
    requester.join();

    assertEquals(130, run.status(), run.err());
    List<String> rows = lines("runs.csv");
    assertEquals(2, rows.size(), "the second trial must not start");
    assertEquals("interrupted", cell(rows, rows.getLast(), "status"));
    int epochs = Integer.parseInt(cell(rows, rows.getLast(), "epochs"));
    assertTrue(epochs >= 3, rows.getLast());
    assertEquals(1 + epochs, lines("epochs.csv").size());
    var manifest = Json.read(Files.readString(runFolder().resolve("run.json")), RunManifest.class);
    assertEquals("interrupted", manifest.status());
  }

  @Test
  @Timeout(120)
  @DisabledOnOs(OS.WINDOWS)
  void theReasonOfATrialThatWasKilledIsThat() throws Exception {
    var err = new ByteArrayOutputStream();
    var killer = Thread.ofVirtual().start(() -> {
      while (!err.toString(StandardCharsets.UTF_8).contains("epoch 3/")) {
        Thread.yield();
      }
      // The trial is the only child. Its command line does not tell: Java shows none of more than 4096 bytes.
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    });
    CommandLineRun run = CommandLineRun.with(Map.of(), new StopSignal(), err, "run", tiny, "--results", results,
        "--json", "--set", "arms.kernels=scalar", "--set", "training.epochs=1000000");
    killer.join();

    assertEquals(1, run.status(), run.err());
    assertEquals(Optional.of("the trial's process was killed (status 137)"),
        Json.read(run.out(), RunSummary.class).arms().getFirst().outcome().reason());
  }

  @Test
  void anEndBeforeTheRunBeginsLeavesNothing() {
    var stop = new StopSignal();
    stop.request();
    CommandLineRun run = CommandLineRun.with(Map.of(), stop, new ByteArrayOutputStream(),
        "run", tiny, "--results", results);

    assertEquals(130, run.status(), run.err());
    assertEquals("", run.out());
    assertTrue(Files.notExists(results));
  }

  private Path runFolder() throws IOException {
    try (var folders = Files.list(results.resolve("tiny"))) {
      return folders.reduce((_, _) -> {
        throw new AssertionError("more than one run folder");
      }).orElseThrow();
    }
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(runFolder().resolve(file));
  }

  private static TreeSet<String> distinct(List<String> rows, String column) {
    var values = new TreeSet<String>();
    rows.stream().skip(1).forEach(row -> values.add(cell(rows, row, column)));
    return values;
  }

  /// A cell of a table none of whose cells before that column needs quotes.
  private static String cell(List<String> rows, String row, String column) {
    return row.split(",", -1)[Arrays.asList(rows.getFirst().split(",")).indexOf(column)];
  }
}
