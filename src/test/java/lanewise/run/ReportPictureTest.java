package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.console.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `lanewise report --picture`, as typed.
class ReportPictureTest {

  @TempDir Path results;
  private Path training;
  private Path kernels;
  private Path picture;

  @BeforeEach
  void copyRuns() throws IOException, URISyntaxException {
    training = copy("training", "simd-vs-scalar/20261122T205713Z-7ec76e9e");
    kernels = copy("kernels", "kernels/20261122T211500Z-0badcafe");
    picture = results.resolve("speed-up.svg");
  }

  private Path copy(String fixture, String run) throws IOException, URISyntaxException {
    Path folder = Files.createDirectories(results.resolve(run));
    try (Stream<Path> files = Files.list(Path.of(getClass().getResource("/lanewise/report/" + fixture).toURI()))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    return folder;
  }

  private CommandLineRun report(Object... arguments) {
    var all = new ArrayList<Object>(List.of("report"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--results", results));
    return CommandLineRun.of(all.toArray());
  }

  private void requireRefused(ExitCode code, String message, Object... arguments) {
    CommandLineRun run = report(arguments);
    assertEquals(code.status(), run.status(), run.err());
    assertTrue(run.err().contains(message), run.err());
    assertEquals("", run.out());
    assertFalse(Files.exists(picture), "a picture was made");
    assertFalse(Files.exists(training.resolve("report.html")), "a page was made");
  }

  @Test
  void drawsTheSpeedUpsAndTellsWhere() throws IOException {
    CommandLineRun run = report("simd-vs-scalar/last", "--picture", picture);
    assertEquals(0, run.status(), run.err());
    assertEquals(picture + "\n", run.out());
    String svg = Files.readString(picture);
    assertTrue(svg.startsWith("<svg") && svg.contains(">vector, 2 threads  9.30×</text"), svg);
    assertFalse(Files.exists(training.resolve("report.html")), "in place of the page");
  }

  @Test
  void replacesAnOlderPicture() throws IOException {
    Files.writeString(picture, "old");
    assertEquals(0, report(training, "--picture", picture).status());
    assertTrue(Files.readString(picture).startsWith("<svg"));
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    Path other = results.resolve("other.SVG");
    report(training, "--picture", picture);
    report(training, "--picture", other);
    assertEquals(Files.readString(picture), Files.readString(other));
  }

  @Test
  void refusesToMakeThePageAsWell() {
    String message = "the page (-o) and the picture (--picture) are made one at a time";
    requireRefused(ExitCode.USAGE, message, training, "--picture", picture, "-o", results.resolve("page.html"));
    requireRefused(ExitCode.USAGE, message, training, kernels, "--picture", picture, "-o", results.resolve("p.html"));
    assertFalse(Files.exists(results.resolve("page.html")));
  }

  @Test
  void refusesSeveralRuns() {
    requireRefused(ExitCode.USAGE, "a picture is of one run, found 2", training, kernels, "--picture", picture);
  }

  @Test
  void refusesARunOfKernels() {
    requireRefused(ExitCode.USAGE, "there is nothing to draw: " + kernels + " has no arm that is compared with another",
        kernels, "--picture", picture);
  }

  @Test
  void refusesARunWithoutItsTable() throws IOException {
    Files.delete(training.resolve("arms.csv"));
    requireRefused(ExitCode.USAGE, "there is nothing to draw: " + training, training, "--picture", picture);
  }

  @Test
  void aCellThatIsNoNumberIsDamage() throws IOException {
    Path arms = training.resolve("arms.csv");
    Files.writeString(arms, Files.readString(arms).replace(",9.30026,", ",much,"));
    requireRefused(ExitCode.DATA, "speed_up must be a number, found 'much'", training, "--picture", picture);
  }

  @ParameterizedTest
  @ValueSource(strings = {"speed-up.png", "speed-up", "svg", ""})
  void refusesANameOfAnotherFormat(String name) {
    requireRefused(ExitCode.USAGE, "the picture is an SVG document: name it FILE.svg, found '" + name + "'",
        training, "--picture", name);
  }

  @Test
  void refusesARunThatIsNotThere() {
    requireRefused(ExitCode.USAGE, "'nowhere'", "nowhere", "--picture", picture);
  }

  @Test
  void refusesToBeAskedForNothing() {
    requireRefused(ExitCode.USAGE, "RUN", "--picture", picture);
    requireRefused(ExitCode.USAGE, "--picture", training, "--picture");
  }

  @Test
  void aPictureThatCannotBeWrittenIsAFailureOfStorage() throws IOException {
    Path missing = results.resolve("missing/speed-up.svg");
    requireRefused(ExitCode.STORAGE, "cannot write " + missing, training, "--picture", missing);
    requireRefused(ExitCode.STORAGE, "--picture FILE", training, "--picture", missing);
    Path folder = Files.createDirectory(results.resolve("folder.svg"));
    requireRefused(ExitCode.STORAGE, "cannot write " + folder, training, "--picture", folder);
  }
}
