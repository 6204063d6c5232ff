package lanewise.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a user may name a run.
class RunReferenceTest {

  private static final String OLDEST = "lenet/20261120T080000Z-aaaaaaaa";
  private static final String MIDDLE = "quickstart/20261121T090000Z-bbbbbbbb";
  private static final String TWIN = "quickstart/20261121T090000Z-bbbbbbbb-2";
  private static final String NEWEST = "lenet/20261122T100000Z-aaaaaaaa";

  @TempDir Path results;
  private RunArchive archive;

  @BeforeEach
  void makeRuns() throws IOException {
    for (String run : List.of(MIDDLE, NEWEST, OLDEST, TWIN)) {
      Files.createDirectories(results.resolve(run));
    }
    archive = new RunArchive(results);
  }

  @ParameterizedTest
  @CsvSource({
      "last, " + NEWEST,
      "last~0, " + NEWEST,
      "last~1, " + TWIN,
      "last~3, " + OLDEST,
      "lenet/last, " + NEWEST,
      "lenet/last~1, " + OLDEST,
      "quickstart/last, " + TWIN,
      "20261122, " + NEWEST,
      "20261120T080000Z-aaaaaaaa, " + OLDEST,
      "20261121T090000Z-bbbbbbbb, " + MIDDLE,
      "20261121T090000Z-bbbbbbbb-, " + TWIN,
      "lenet/20261120, " + OLDEST,
      "lenet/20261120/, " + OLDEST
  })
  void aRunIsFoundByItsIdOrItsPlaceInTime(String reference, String run) {
    assertEquals(results.resolve(run), archive.find(reference));
  }

  @Test
  void theLastRunIsOneThatGotAsFarAsItsManifest() throws IOException {
    Files.createFile(results.resolve(MIDDLE).resolve("run.json"));
    assertEquals(results.resolve(MIDDLE), archive.find("last"));
  }

  @Test
  void aRunIsFoundByItsPath() throws IOException {
    Path renamed = Files.createDirectories(results.resolve("elsewhere/best"));
    Files.createFile(renamed.resolve("run.json"));
    assertEquals(results.resolve(MIDDLE), archive.find(results.resolve(MIDDLE).toString()));
    assertEquals(renamed, archive.find(renamed + "/"));
  }

  @Test
  void theFolderOfAnExperimentMayBeGivenByItsPath() {
    assertEquals(results.resolve(NEWEST), archive.find(results.resolve("lenet") + "/last"));
    assertEquals(results.resolve(OLDEST), archive.find(results.getFileName() + "/lenet/20261120"));
  }

  @Test
  void anAmbiguousBeginningIsAnsweredWithTheRunsItMayMean() {
    assertEquals("'20261121T09' may be any of 2 runs; type more of the id, or its path:\n  " + TWIN + "\n  " + MIDDLE,
        refusal("20261121T09"));
  }

  @Test
  void anUnknownIdIsAnsweredWithTheNearest() {
    String message = refusal("20261121T10");
    assertTrue(message.startsWith("there is no run '20261121T10'"), message);
    assertTrue(message.contains("The nearest are:\n  " + TWIN + "\n  " + MIDDLE + "\n"), message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "quikstart/last | there is no run of an experiment 'quikstart' (did you mean 'quickstart'?)",
      "mnist/last     | there is no run of an experiment 'mnist'; there are runs of lenet, quickstart",
      "quickstart     | 'quickstart' is an experiment; its newest run is quickstart/last",
      "last~4         | 'last~4' is one of 5 runs, and there are only 4, the oldest being " + OLDEST,
      "/nowhere/run   | there is no run of an experiment '/nowhere'; there are runs of lenet, quickstart",
      "./src          | ./src is no run folder: it has no run.json"
  })
  void whatIsNotThereIsRefused(String reference, String message) {
    assertEquals(message, refusal(reference));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "/", "lenet/", "//", "a\0b", "last~99999999999", "last~-1", "lenet/../quickstart"})
  void whatIsNoReferenceIsRefused(String reference) {
    refusal(reference);
  }

  @Test
  void aFolderThatIsNoRunIsCalledThat() {
    assertEquals(results.resolve("lenet") + " is no run folder: it has no run.json",
        refusal(results.resolve("lenet").toString()));
  }

  @Test
  void whereThereIsNoRunItIsToldHowToMakeOne() {
    archive = new RunArchive(results.resolve("none"));
    String message = refusal("last");
    assertTrue(message.contains(results.resolve("none").toString()), message);
    assertTrue(message.contains("./lanewise run FILE") && message.contains("--results DIR"), message);
  }

  @Test
  void manyRunsAreNotAllListed() throws IOException {
    for (int i = 10; i < 30; i++) {
      Files.createDirectories(results.resolve("many/20270101T0000" + i + "Z-cccccccc"));
    }
    String message = refusal("2027");
    assertEquals(10, message.lines().count(), message);
    assertTrue(message.endsWith("\n  and 12 more"), message);
  }

  @Test
  void foreignFilesAndLinksAreNoRuns() throws IOException {
    Files.createDirectories(results.resolve("bench/20280101T000000Z"));
    Files.createDirectories(results.resolve("baselines/notes"));
    Files.createFile(results.resolve("README.md"));
    Files.createFile(results.resolve("lenet/20280101T000000Z-aaaaaaaa"));
    Files.createSymbolicLink(results.resolve("lenet/20280101T000001Z-aaaaaaaa"), results.resolve(OLDEST));
    Files.createSymbolicLink(results.resolve("linked"), results.resolve("lenet"));
    assertEquals(List.of(NEWEST, TWIN, MIDDLE, OLDEST),
        archive.folders().stream().map(folder -> results.relativize(folder).toString()).toList());
  }

  private String refusal(String reference) {
    var refusal = assertThrows(Refusal.class, () -> archive.find(reference));
    assertEquals(ExitCode.USAGE, refusal.code());
    return refusal.getMessage();
  }
}
