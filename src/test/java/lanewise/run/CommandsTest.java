package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  @TempDir Path folder;
  private Path tiny;

  @BeforeEach
  void writeExperiment() throws IOException {
    tiny = CommandLineRun.tiny(folder);
  }

  @Test
  void anUnknownCommandIsAnsweredWithTheOnesThereAre() {
    CommandLineRun run = CommandLineRun.of("rnu");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("Commands: run, trial"), run.err());
    assertTrue(run.err().contains("./lanewise --help"), run.err());
  }

  @Test
  void anUnknownOptionIsAnsweredWithTheNearestOne() {
    CommandLineRun run = CommandLineRun.of("run", "--dryrun", tiny);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("--dry-run"), run.err());
  }

  @Test
  void aMissingCommandIsAUsageError() {
    assertEquals(2, CommandLineRun.of().status());
    assertEquals(2, CommandLineRun.of("data").status());
    assertEquals(2, CommandLineRun.of("runs").status());
  }

  @Test
  void theVersionTellsCommitAndJvm() {
    CommandLineRun run = CommandLineRun.of("--version");
    assertEquals(0, run.status());
    assertTrue(run.out().contains("commit "), run.out());
    assertTrue(run.out().contains(System.getProperty("java.vm.version")), run.out());
  }

  @Test
  void aTypoInAnExperimentIsReportedAtItsPlace() throws IOException {
    Files.writeString(tiny, CommandLineRun.TINY.replace("epochs:", "epoch:"));
    CommandLineRun run = CommandLineRun.of("run", tiny);
    assertEquals(2, run.status());
    assertTrue(run.err().contains(tiny + ":13:3: "), run.err());
    assertTrue(run.err().contains("did you mean 'epochs'?"), run.err());
  }

  @Test
  void aKernelLargerThanTheImageIsReportedAtItsLayer() throws IOException {
    Files.writeString(tiny, CommandLineRun.TINY.replace("[3, 3], stride: [2, 2], padding: same", "[29, 3]"));
    CommandLineRun run = CommandLineRun.of("run", tiny);
    assertEquals(2, run.status());
    assertTrue(run.err().contains(tiny + ":6:7: "), run.err());
    assertTrue(run.err().contains("29") && run.err().contains("28"), run.err());
  }

  @Test
  void aNetworkThatDoesNotFitTheDataIsReportedAtItsInput() throws IOException {
    Files.writeString(tiny, CommandLineRun.TINY.replace("input: [1, 28, 28]", "input: [3, 28, 28]"));
    CommandLineRun run = CommandLineRun.of("run", tiny);
    assertEquals(2, run.status());
    assertTrue(run.err().contains(tiny + ":4:"), run.err());
    assertTrue(run.err().contains("3x28x28") && run.err().contains("1x28x28"), run.err());
  }

  @Test
  void theProblemsOfAllFilesAreToldAtOnce() throws IOException {
    Path other = Files.writeString(folder.resolve("other.yaml"), CommandLineRun.TINY.replace("batch:", "bacth:"));
    Files.writeString(tiny, CommandLineRun.TINY.replace("epochs:", "epoch:"));
    CommandLineRun run = CommandLineRun.of("run", tiny, other);
    assertEquals(2, run.status());
    assertTrue(run.err().contains(tiny + ":") && run.err().contains(other + ":"), run.err());
  }

  @Test
  void aMissingDatasetIsReportedWithTheWaysOut() {
    CommandLineRun run = CommandLineRun.of("run", tiny, "--set", "dataset={name: mnist}", "--data", folder);
    assertEquals(4, run.status());
    assertTrue(run.err().contains(folder.toString()) && run.err().contains("data fetch mnist"), run.err());
  }

  @Test
  void resultsThatCannotBeWrittenAreADiskError() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    CommandLineRun run = CommandLineRun.of("run", tiny, "--results", file);
    assertEquals(7, run.status());
    assertTrue(run.err().startsWith("cannot write " + file), run.err());
  }

  @Test
  void aDryRunListsTheTrialsAndRunsNone() {
    CommandLineRun run = CommandLineRun.of("run", tiny, "--dry-run", "--results", folder.resolve("results"));
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("trial 1: scalar, 1 thread"), run.out());
    assertTrue(run.out().contains("trial 2: vector, 1 thread"), run.out());
    assertTrue(run.out().matches("(?s).*\n  heap: a trial needs up to \\d+ MiB\n"), run.out());
    assertFalse(Files.exists(folder.resolve("results")));
  }

  @ParameterizedTest
  @CsvSource({"1, 1 epoch of each trial", "2, 2 epochs of each trial"})
  void aDryRunCountsEpochs(int epochs, String text) {
    CommandLineRun run = CommandLineRun.of("run", tiny, "--dry-run", "--set", "training.epochs=" + epochs);
    assertTrue(run.out().contains(": " + text + "\n"), run.out());
  }

  @Test
  void theSummaryShowsShapesAndCounts() {
    CommandLineRun run = CommandLineRun.of("summary", tiny, "--set", "network.layers.0.convolution.maps=4");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("4x14x14"), run.out());
  }

  @Test
  void verifyingADatasetThatIsNotThereIsADataError() {
    CommandLineRun run = CommandLineRun.of("data", "verify", "mnist", "--data", folder);
    assertEquals(4, run.status());
    assertEquals(4, run.out().lines().filter(line -> line.startsWith("missing  ")).count(), run.out());
  }

  @Test
  void theExamplesOfTheSummaryBreakNoKey() {
    CommandLineRun run = CommandLineRun.of("summary", "--help");
    assertTrue(run.out().contains("--set network.layers.0.convolution.maps=16\n"), run.out());
  }

  @Test
  void theHelpOfDataSpeaksOfDataOnly() {
    CommandLineRun run = CommandLineRun.of("data", "--help");
    assertTrue(run.out().contains("Exit codes: 0 ok, 2 usage, 4 missing"), run.out());
    assertFalse(run.out().contains("lanewise run") || run.out().contains("diverged"), run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fetch", "verify"})
  void anUnknownDatasetIsAnsweredWithTheKnownOnesAndTheNearest(String command) {
    CommandLineRun run = CommandLineRun.of("data", command, "minst");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("did you mean 'mnist'?"), run.err());
    assertTrue(run.err().contains("mnist, fashion-mnist"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--threads 0 --kernels scalar", "--threads 1 --kernels scaler", "--threads 1"})
  void aTrialRefusesWhatItCannotBe(String options) {
    CommandLineRun run = CommandLineRun.of((Object[]) ("trial " + tiny + " " + options).split(" "));
    assertEquals(2, run.status());
    assertEquals("", run.out());
  }
}
