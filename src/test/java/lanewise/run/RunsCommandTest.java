package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.archive.SampleRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lanewise runs list | show | diff | verify`, as typed.
class RunsCommandTest {

  private static final String OTHER_WEIGHTS = "cd".repeat(32);

  @TempDir Path results;
  private Path older;
  private Path newer;

  @BeforeEach
  void makeRuns() throws IOException {
    older = new SampleRun(results).write();
    newer = new SampleRun(results).started("2026-11-23T08:00:00Z").commit("f".repeat(40) + "-dirty")
        .config(SampleRun.CONFIG.replace("epochs: 2", "epochs: 4").replace("[1, 28, 28]", "[1, 14, 14]"))
        .vector(3300, OTHER_WEIGHTS).write();
  }

  private CommandLineRun runs(Object... arguments) {
    var all = new ArrayList<>(List.of((Object) "runs"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--results", results));
    return CommandLineRun.of(all.toArray());
  }

  @Test
  void theListShowsTheNewestFirst() {
    CommandLineRun run = runs("list");
    assertEquals(0, run.status(), run.err());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(0).matches("experiment +run +started +status +trials +commit +size"), lines.get(0));
    assertTrue(lines.get(1).matches("sample +" + newer.getFileName()
        + " +2026-11-23 08:00:00  ok +2/2  ffffffff-dirty  [\\d.]+ kB"), lines.get(1));
    assertTrue(lines.get(2).contains(older.getFileName() + "  2026-11-22 14:53:18"), lines.get(2));
    assertEquals("2 runs in " + results + "\n", run.err());
  }

  @Test
  void theListOfOneExperimentShowsNoOther() throws IOException {
    new SampleRun(results).experiment("other").write();
    CommandLineRun run = runs("list", "--experiment", "other", "--json");
    assertEquals(1, run.out().lines().filter(line -> line.contains("\"runId\"")).count(), run.out());
    assertEquals("1 run of other in " + results + "\n", run.err());
  }

  @Test
  void whereThereIsNoRunTheListIsEmpty() {
    CommandLineRun run = CommandLineRun.of("runs", "list", "--json", "--results", results.resolve("none"));
    assertEquals(0, run.status());
    assertEquals("[]\n", run.out());
    assertTrue(run.err().startsWith("no runs in " + results.resolve("none")), run.err());
  }

  @Test
  void theListFlagsWhatIsDamagedAndStillSucceeds() throws IOException {
    Files.delete(older.resolve("epochs.csv"));
    Files.delete(older.resolve("arms.csv"));
    CommandLineRun run = runs("list");
    assertEquals(0, run.status());
    assertTrue(run.out().contains("  arms.csv is missing (and 1 more)\n"), run.out());
    assertTrue(run.err().contains(", 1 damaged: see ./lanewise runs verify"), run.err());
  }

  @Test
  void aRunIsShownWithItsOriginItsArmsAndItsFiles() {
    CommandLineRun run = runs("show", "last");
    assertEquals(0, run.status(), run.err());
    Stream.of("sample/" + newer.getFileName() + "\n",
        "status    ok, 2 of 2 trials\n",
        "command   ./lanewise run experiments/sample.yaml --set 'arms.kernels=[scalar, vector]'\n",
        "again     ./lanewise reproduce " + newer + "\n",
        "cpu       A CPU, 2 cores, 17 GB of memory\n",
        "trials/0001.jsonl ").forEach(text -> assertTrue(run.out().contains(text), text + "in\n" + run.out()));
    String vector = run.out().lines().filter(line -> line.contains("vector, 2 threads")).findFirst().orElseThrow();
    assertTrue(vector.matches("train +vector, 2 threads +3,300 +3.30x  2.90 to 3.10  faster +30.0 +15 % +97.50 %  "
        + "cdcdcdcdcdcd  ok"), vector);
  }

  @Test
  void anOldRunIsShownByItsTrials() throws IOException {
    Files.delete(older.resolve("arms.csv"));
    Files.writeString(older.resolve("runs.csv"), """
        trial,status,kernels,conv_algorithm,vector_bits,threads,train_images_per_second,test_accuracy,weights_sha256
        1,ok,vector,direct,512,2,1000,0.5,aa
        2,ok,vector,direct,512,2,3000,0.7,bb
        """);
    CommandLineRun run = runs("show", older);
    assertTrue(run.out().contains("train  vector 512 bits, direct, threads 2     2,000"), run.out());
    assertTrue(run.out().contains("60.00 %  differ   ok"), run.out());
    assertTrue(run.out().contains("damage    arms.csv is missing\n          runs.csv was changed"), run.out());
  }

  @Test
  void aRunIsShownAsJson() {
    CommandLineRun run = runs("show", "sample/last~1", "--json");
    assertEquals(0, run.status(), run.err());
    Stream.of("\"configSha256\"", "\"arms\"", "\"medi", "\"reproduce\"", older.getFileName().toString())
        .forEach(text -> assertTrue(run.out().contains(text), run.out()));
  }

  @Test
  void aTableThatCannotBeReadLeavesTheRestToBeShown() throws IOException {
    Files.writeString(newer.resolve("arms.csv"), "work,arm\ntrain\n");
    CommandLineRun run = runs("show", "last");
    assertEquals(0, run.status());
    assertTrue(run.err().contains("arms.csv is not a table"), run.err());
    assertTrue(run.out().contains("again     ./lanewise reproduce"), run.out());
  }

  @Test
  void aDifferenceTellsConfigurationEnvironmentAndArms() {
    CommandLineRun run = runs("diff", "last~1", "last");
    assertEquals(0, run.status(), run.err());
    Stream.of("left:  sample/" + older.getFileName() + "\nright: sample/" + newer.getFileName() + "\n",
        "\nnetwork.input    [1, 28, 28]  [1, 14, 14]\ntraining.epochs  2            4\n",
        "\ncommit       0123abcd4567ef890123abcd4567ef890123abcd  ffffffffffffffffffffffffffffffffffffffff-dirty\n")
        .forEach(text -> assertTrue(run.out().contains(text), text + "in\n" + run.out()));
    assertTrue(run.out().lines().anyMatch(line -> line.matches(
        "train  vector, 2 threads  differ +97.50 %  97.50 % +3,000 +3,300 +1.10x")), run.out());
    assertFalse(run.out().contains("cpu"), run.out());
  }

  @Test
  void aRunDoesNotDifferFromItself() {
    CommandLineRun run = runs("diff", "last", newer);
    assertTrue(run.out().contains("config.yaml: the same\n\nenvironment: the same\n"), run.out());
    assertTrue(run.out().lines().anyMatch(line -> line.matches("train  scalar, 2 threads  same .* 1.00x")), run.out());
  }

  @Test
  void aDifferenceFromADamagedRunIsRefused() throws IOException {
    Files.delete(newer.resolve("config.yaml"));
    CommandLineRun run = runs("diff", "last~1", "last");
    assertEquals(4, run.status());
    assertTrue(run.err().contains(newer.resolve("config.yaml").toString()), run.err());
    assertTrue(run.err().contains("./lanewise runs verify"), run.err());
  }

  @Test
  void soundRunsAreVerified() {
    CommandLineRun run = runs("verify");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().matches("ok  sample/.+  9 files, [\\d.]+ kB\nok  .+\n"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void aDamagedRunIsToldWithAllFindingsAndTheWayOut() throws IOException {
    Files.delete(newer.resolve("epochs.csv"));
    Files.writeString(newer.resolve("config.yaml"), "experiment: other\n");
    CommandLineRun run = runs("verify");
    assertEquals(4, run.status());
    assertTrue(run.out().startsWith("damaged  sample/" + newer.getFileName()
        + "\n  config.yaml was changed after the run had started\n  epochs.csv is missing\nok  "), run.out());
    assertTrue(run.err().startsWith("damaged: 1. ") && run.err().contains("./lanewise runs gc --delete"), run.err());
    assertEquals(0, runs("verify", "last~1").status());
    assertEquals(4, runs("verify", "last~1", newer, "--json").status());
  }

  @Test
  void aKilledRunIsNotDamagedButCanBeResumed() throws IOException {
    new SampleRun(results).started("2026-11-24T08:00:00Z").killedAfter(1).write();
    CommandLineRun run = runs("verify");
    assertEquals(0, run.status());
    assertTrue(run.out().startsWith("killed  sample/20261124T080000Z"), run.out());
    assertEquals("killed: 1. ./lanewise run --resume RUN does what is missing.\n", run.err());
  }

  @Test
  void anUnknownRunIsAUsageError() {
    Stream.of("show", "verify").forEach(command -> {
      CommandLineRun run = runs(command, "2031");
      assertEquals(2, run.status());
      assertTrue(run.err().contains("there is no run '2031'"), run.err());
    });
  }
}
