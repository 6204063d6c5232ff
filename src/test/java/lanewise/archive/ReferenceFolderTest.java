package lanewise.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lanewise.archive.ArchivedRun.State;
import lanewise.console.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `results/reference/<experiment>`: run folders that were given the names of their experiments, to be kept.
class ReferenceFolderTest {

  @TempDir Path folder;
  private Path results;
  private Path own;
  private Path reference;
  private String referenceId;

  @BeforeEach
  void makeRuns() throws IOException {
    results = folder.resolve("results");
    own = new SampleRun(results).started("2026-11-22T00:00:00Z").write();
    Path newer = new SampleRun(folder.resolve("work")).started("2026-11-23T00:00:00Z").write();
    referenceId = newer.getFileName().toString();
    Files.createDirectories(results.resolve("reference"));
    reference = Files.move(newer, results.resolve("reference/sample"));
    Files.delete(reference.resolve("run.log"));
    Files.deleteIfExists(reference.resolve("run.lock"));
    Files.delete(reference.resolve("report.html"));
  }

  private RunArchive archive() {
    return new RunArchive(results);
  }

  @Test
  void isNotAmongTheRuns() {
    assertEquals(List.of(own), archive().folders());
    assertEquals(List.of(own), archive().runs().stream().map(ArchivedRun::folder).toList());
  }

  @Test
  void isNotAmongThemUnderTheNameOfARunEither() throws IOException {
    Files.move(reference, reference.resolveSibling(referenceId));
    assertEquals(List.of(own), archive().folders());
    assertEquals(own, archive().find("last"));
  }

  @Test
  void theLastRunIsOneOfTheOthers() {
    assertEquals(own, archive().find("last"));
    assertTrue(refusal("last~1").contains("there is only 1"), refusal("last~1"));
    assertTrue(refusal("reference/last").contains("there is no run of an experiment 'reference'"));
  }

  @Test
  void theBeginningOfItsIdMeansNothing() {
    assertTrue(refusal("20261123").contains("there is no run '20261123'"), refusal("20261123"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s/reference/sample", "%s/reference/sample/", "%s/../results/reference/sample",
    "reference/sample", "reference/sample/"})
  void isFoundByItsPath(String path) {
    assertEquals(reference, archive().find(path.formatted(results)));
  }

  @Test
  void aloneItIsNoRunToBeFoundOtherwise() throws IOException {
    Files.move(own, folder.resolve("away"));
    assertTrue(refusal("last").startsWith("there is no run 'last', and no other one in " + results));
    assertEquals(reference, archive().find("reference/sample"));
  }

  @Test
  void isSoundUnderTheNameOfItsExperiment() {
    ArchivedRun run = ArchivedRun.of(reference);
    assertEquals(List.of(), run.findings());
    assertEquals(State.SOUND, run.state());
    assertEquals("reference/sample", run.name());
    assertEquals(reference, archive().find(run.name()), "what it is called leads to it");
  }

  @Test
  void isDamagedIfAFileWasChanged() throws IOException {
    Files.writeString(reference.resolve("epochs.csv"), "trial,epoch,train_loss\n1,1,0.25\n");
    assertEquals(List.of("epochs.csv was changed after the run had written it"), ArchivedRun.of(reference).findings());
  }

  /// As its files are listed with their hashes, a copy under a name of its own can be no other run in disguise.
  @Test
  void underTheIdOfAnotherRunItIsDamaged() throws IOException {
    Path disguised = Files.move(reference, results.resolve("sample/20261124T000000Z-1a2b3c4d"));
    assertEquals(List.of("run.json is of another run: '" + referenceId + "'"), ArchivedRun.of(disguised).findings());
  }

  @Test
  void isNotWhatResumesByItsConfiguration() throws IOException {
    Path work = new SampleRun(folder.resolve("more")).config("experiment: reference\n").write();
    String sha256 = ArchivedRun.of(work).manifest().orElseThrow().configSha256();
    Files.move(work, results.resolve("reference").resolve(work.getFileName()));
    assertEquals(List.of(), archive().runsOf("reference", sha256));
  }

  @ParameterizedTest
  @CsvSource({"report.html, true", "run.lock, true", "run.log, true", "checkpoints/0001-000002.model, true",
    "run.json, false", "config.yaml, false", "arms.csv, false", "trials/0001.jsonl, false"})
  void gitKeepsWhatWasMeasuredAndNothingElse(String file, boolean ignored) throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of(".git")), "not a clone");
    int status = new ProcessBuilder("git", "check-ignore", "--no-index", "-q", "results/reference/sample/" + file)
        .start().waitFor();
    assumeTrue(status <= 1, "git cannot tell");
    assertEquals(ignored ? 0 : 1, status, file);
  }

  private String refusal(String text) {
    return assertThrows(Refusal.class, () -> archive().find(text)).getMessage();
  }
}
