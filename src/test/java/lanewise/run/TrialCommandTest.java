package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lanewise.console.StopSignal;
import lanewise.results.Json;
import lanewise.results.Status;
import lanewise.results.TrialRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialCommandTest {

  @TempDir Path folder;
  private Path tiny;

  @BeforeEach
  void writeExperiment() throws IOException {
    tiny = CommandLineRun.tiny(folder);
  }

  @Test
  void oneLineOnStdoutTellsEverything() {
    CommandLineRun run = CommandLineRun.of("trial", tiny, "--kernels", "scalar", "--threads", 2);

    assertEquals(0, run.status(), run.err());
    assertEquals(1, run.out().lines().count(), run.out());
    TrialRecord trial = Json.read(run.out(), TrialRecord.class);
    assertEquals(Status.OK, trial.status());
    assertEquals("scalar", trial.setting().kernels());
    assertEquals("direct", trial.setting().convAlgorithm());
    assertEquals(Optional.of(32), trial.setting().batch());
    assertEquals(2, trial.epochs().size());
    assertTrue(trial.epochs().getLast().validationAccuracy().isPresent());
    assertEquals(100, trial.test().orElseThrow().confusion().size());
    assertEquals(32, trial.test().orElseThrow().confusion().stream().mapToLong(cell -> cell.count()).sum());
    assertEquals(64, trial.weightsSha256().length());
    assertEquals(64, trial.dataSha256().length());
  }

  @Test
  void withoutATerminalProgressIsOneLineForEachEpoch() {
    CommandLineRun run = CommandLineRun.of("trial", tiny, "--kernels", "scalar", "--threads", 1);
    assertEquals(2, run.err().lines().filter(line -> line.strip().startsWith("epoch ")).count(), run.err());
  }

  @Test
  void onATerminalABarFillsForEachEpochWithinTheWidth() {
    CommandLineRun run = CommandLineRun.with(Map.of("LANEWISE_COLUMNS", "60"), new StopSignal(),
        new ByteArrayOutputStream(), "trial", tiny, "--kernels", "scalar", "--threads", 1);
    assertEquals(0, run.status(), run.err());
    assertTrue(run.err().contains("epoch 2/2 100% ["), run.err());
    run.err().lines().forEach(line -> assertTrue(line.length() <= 60, line));
  }

  @Test
  void quietMeansNoProgress() {
    CommandLineRun run = CommandLineRun.of("trial", tiny, "--kernels", "scalar", "--threads", 1, "--quiet");
    assertEquals("", run.err());
  }

  @Test
  void aLossThatIsNotFiniteEndsTheTrialAsDiverged() {
    CommandLineRun run = CommandLineRun.of("trial", tiny, "--kernels", "scalar", "--threads", 1,
        "--set", "training.scheduler={constant: {eta: 1e10}}", "--set", "training.lambda=1e30");
    assertEquals(5, run.status(), run.err());
    TrialRecord trial = Json.read(run.out(), TrialRecord.class);
    assertEquals(Status.DIVERGED, trial.status());
    assertEquals(Status.DIVERGED, trial.epochs().getLast().status());
    assertTrue(!Double.isFinite(trial.epochs().getLast().trainLoss()), run.out());
    assertEquals("", trial.weightsSha256());
  }

  @Test
  void aValidationLossThatIsNotFiniteEndsTheTrialAsDiverged() {
    CommandLineRun run = CommandLineRun.of("trial", tiny, "--kernels", "scalar", "--threads", 1,
        "--set", "training.scheduler={constant: {eta: 1e10}}", "--set", "training.lambda=1e20",
        "--set", "training.epochs=1", "--set", "training.batch=96");
    TrialRecord trial = Json.read(run.out(), TrialRecord.class);
    assertEquals(5, run.status(), run.out());
    assertEquals(Status.DIVERGED, trial.status());
    assertEquals(Status.DIVERGED, trial.epochs().getLast().status());
    assertTrue(trial.reason().matches("the validation loss was (NaN|Infinity) after epoch 1"), trial.reason());
  }

  @Test
  void aTestLossThatIsNotFiniteMakesTheTrialDiverged() {
    CommandLineRun run = CommandLineRun.of("trial", tiny, "--kernels", "scalar", "--threads", 1, "--set",
        "dataset.validation=", "--set", "training.scheduler={constant: {eta: 1e10}}", "--set", "training.lambda=1e20",
        "--set", "training.epochs=1", "--set", "training.batch=96");
    TrialRecord trial = Json.read(run.out(), TrialRecord.class);
    assertEquals(5, run.status(), run.out());
    assertTrue(trial.reason().matches("the test loss was (NaN|Infinity)"), trial.reason());
  }

  @Test
  void aStopRequestedBeforehandEndsTheTrialAfterItsFirstStep() {
    var stop = new StopSignal();
    stop.request();
    CommandLineRun run = CommandLineRun.with(Map.of(), stop, new ByteArrayOutputStream(),
        "trial", tiny, "--kernels", "scalar", "--threads", 1);
    assertEquals(130, run.status(), run.err());
    TrialRecord trial = Json.read(run.out(), TrialRecord.class);
    assertEquals(Status.INTERRUPTED, trial.status());
    assertTrue(trial.reason().contains("after step 1 of 3"), trial.reason());
  }

  @Test
  void aFailureIsToldOnBothStreams() {
    CommandLineRun run = CommandLineRun.of("trial", tiny, "--kernels", "scalar", "--threads", 1,
        "--set", "dataset.train=1000000");
    assertEquals(2, run.status());
    TrialRecord trial = Json.read(run.out(), TrialRecord.class);
    assertEquals(Status.FAILED, trial.status());
    assertTrue(run.err().contains(trial.reason()), run.err());
    assertTrue(trial.reason().contains("1000000"), trial.reason());
  }

  @Test
  void vectorsOfAnotherWidthThanAskedForAreRefused() {
    CommandLineRun run = CommandLineRun.of("trial", tiny, "--kernels", "vector", "--threads", 1, "--vector-bits", 64);
    assertEquals(3, run.status());
    assertTrue(run.err().contains("64 bits"), run.err());
  }

  @Test
  void moreBatchesThanExamplesAreRefusedWithBothNumbers() throws IOException {
    Files.writeString(tiny, CommandLineRun.TINY.replace("batch: 32", "batches: 97"));
    CommandLineRun run = CommandLineRun.of("trial", tiny, "--kernels", "scalar", "--threads", 1);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("97") && run.err().contains("96"), run.err());
  }
}
