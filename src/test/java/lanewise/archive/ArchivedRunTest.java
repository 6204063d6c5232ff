package lanewise.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.archive.ArchivedRun.State;
import lanewise.results.RunLock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of run folders, sound and otherwise.
class ArchivedRunTest {

  @TempDir Path results;

  @Test
  void aWholeFolderIsSound() throws IOException {
    ArchivedRun run = ArchivedRun.of(new SampleRun(results).write());
    assertEquals(List.of(), run.findings());
    assertEquals(State.SOUND, run.state());
    assertEquals("ok", run.status());
    assertEquals("sample", run.experiment());
    assertEquals("sample/" + run.id(), run.name());
    assertEquals(2, run.finishedTrials());
    assertEquals(Optional.of("0123abcd"), run.commit());
    assertEquals("2026-11-22T14:53:18Z", run.started().orElseThrow().toString());
  }

  @Test
  void itsFilesAreListedWithTheirSizes() throws IOException {
    Path folder = new SampleRun(results).write();
    ArchivedRun run = ArchivedRun.of(folder);
    assertEquals(List.of("arms.csv", "config.yaml", "epochs.csv", "report.html", "run.json", "run.log", "runs.csv",
        "trials/0001.jsonl", "trials/0002.jsonl"), run.files().stream().map(RunFile::name).toList());
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertEquals(files.mapToLong(file -> file.toFile().length()).sum(), run.bytes());
    }
  }

  @ParameterizedTest
  @EnumSource
  void damageIsFoundAndNamed(Damage damage) throws IOException {
    Path folder = new SampleRun(results).write();
    damage.to(folder);
    ArchivedRun run = ArchivedRun.of(folder);
    assertEquals(State.DAMAGED, run.state());
    assertEquals("damaged", run.status());
    assertTrue(run.findings().stream().anyMatch(finding -> finding.startsWith(damage.finding())),
        run.findings().toString());
  }

  @Test
  void allDamageIsFoundAndNotOnlyTheFirst() throws IOException {
    Path folder = new SampleRun(results).write();
    Damage.CONFIG_CHANGED.to(folder);
    Damage.TABLE_MISSING.to(folder);
    Damage.TABLE_CUT_SHORT.to(folder);
    Damage.MORE_TRIALS_THAN_PLANNED.to(folder);
    assertEquals(List.of(
        "run.json counts 3 completed trials of 2",
        "config.yaml was changed after the run had started",
        "arms.csv is cut short: it ends within a line",
        "epochs.csv is missing",
        "runs.csv has only 2 of the rows of 3 completed trials"), ArchivedRun.of(folder).findings());
  }

  @Test
  void aFileWithoutPermissionIsDamage() throws IOException {
    Path folder = new SampleRun(results).write();
    Files.setPosixFilePermissions(folder.resolve("arms.csv"), PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(folder.resolve("arms.csv")), "root may read every file");
    assertEquals(List.of("arms.csv cannot be read: no permission"), ArchivedRun.of(folder).findings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.html", "run.log"})
  void whatMayBeMadeAgainIsNotMissed(String name) throws IOException {
    Path folder = new SampleRun(results).write();
    Files.delete(folder.resolve(name));
    Files.writeString(folder.resolve("notes.csv"), "mine");
    assertEquals(State.SOUND, ArchivedRun.of(folder).state());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aKilledRunCanGoOnWhateverStateItsOtherFilesAreIn(int trials) throws IOException {
    Path folder = new SampleRun(results).killedAfter(trials).write();
    Files.deleteIfExists(folder.resolve("epochs.csv"));
    if (trials > 0) {
      Damage.TRIAL_CHANGED.to(folder); // as by a resumed run that was killed before it wrote its manifest
    }
    ArchivedRun run = ArchivedRun.of(folder);
    assertEquals(List.of(), run.findings());
    assertEquals(State.UNFINISHED, run.state());
    assertEquals("killed", run.status());
    assertEquals(trials, run.finishedTrials());
  }

  @Test
  void aTrialThatTheManifestDoesNotKnowYetCountsAsFinished() throws IOException {
    Path folder = new SampleRun(results).killedAfter(1).write();
    Files.writeString(folder.resolve("trials/0002.jsonl"), "{}\n");
    assertEquals(2, ArchivedRun.of(folder).finishedTrials());
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFIG_MISSING", "CONFIG_CHANGED", "MANIFEST_OF_ANOTHER_RUN"})
  void aKilledRunThatCannotGoOnIsDamaged(Damage damage) throws IOException {
    Path folder = new SampleRun(results).killedAfter(1).write();
    damage.to(folder);
    assertEquals(State.DAMAGED, ArchivedRun.of(folder).state());
  }

  @Test
  void aRunAtWorkIsNotJudged() throws IOException {
    Path folder = new SampleRun(results).killedAfter(1).write();
    Damage.MANIFEST_EMPTY.to(folder);
    try (var _ = RunLock.take(folder)) {
      ArchivedRun run = ArchivedRun.of(folder);
      assertEquals(State.RUNNING, run.state());
      assertEquals("running", run.status());
      assertEquals(List.of(), run.findings());
      assertEquals(1, run.finishedTrials());
    }
    assertEquals(State.DAMAGED, ArchivedRun.of(folder).state());
  }

  @Test
  void anEmptyFolderIsDamaged() throws IOException {
    Path folder = Files.createDirectories(results.resolve("sample/20261122T145318Z-1a2b3c4d"));
    assertEquals(List.of("run.json is missing"), ArchivedRun.of(folder).findings());
  }

  /// Of the time before runs listed their files.
  @ParameterizedTest
  @EnumSource(names = {"TABLE_MISSING", "TABLE_EMPTY", "TABLE_UNEVEN", "ROWS_MISSING"})
  void anOldFolderIsCheckedAsFarAsItCanBe(Damage damage) throws IOException {
    Path folder = new SampleRun(results).write();
    String manifest = Files.readString(folder.resolve("run.json"));
    Files.writeString(folder.resolve("run.json"),
        manifest.replace("\"files\"", "\"x\"").replace("\"resumed\"", "\"y\""));
    assertEquals(State.SOUND, ArchivedRun.of(folder).state());
    damage.to(folder);
    assertTrue(ArchivedRun.of(folder).findings().getFirst().startsWith(damage.finding()),
        ArchivedRun.of(folder).findings().toString());
  }

  @Test
  void neitherTheLockNorWhatAWriterLeftIsContent() throws IOException {
    Path run = new SampleRun(results).killedAfter(0).write();
    int files = ArchivedRun.of(run).files().size();
    Files.createDirectories(run.resolve("trials"));
    Files.writeString(run.resolve("trials/.lanewise-12-0123456789abcdef.tmp"), "half");
    Files.createFile(run.resolve("run.lock"));

    assertEquals(files, ArchivedRun.of(run).files().size());
    assertEquals(0, ArchivedRun.of(run).finishedTrials());
    assertEquals(State.UNFINISHED, ArchivedRun.of(run).state());
  }
}
