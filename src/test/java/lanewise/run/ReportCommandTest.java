package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lanewise.console.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  private static final String ID = "20261122T205713Z-7ec76e9e";

  @TempDir
  Path results;
  private Path run;

  @BeforeEach
  void makeRuns() throws IOException {
    run = folder(ID);
    folder("20261121T101010Z-0badcafe");
  }

  @Test
  void writesThePageIntoTheFolderOfTheRun() throws IOException {
    CommandLineRun report = CommandLineRun.of("report", "quickstart/last", "--results", results);
    assertEquals(ExitCode.OK.status(), report.status(), report.err());
    Path page = run.resolve("report.html");
    assertEquals(page + "\n", report.out());
    assertTrue(Files.readString(page).contains(ID));
  }

  @Test
  void writesAnOlderPageAnew() throws IOException {
    Files.writeString(run.resolve("report.html"), "old");
    CommandLineRun.of("report", run);
    assertFalse(Files.readString(run.resolve("report.html")).contains("old"));
  }

  @Test
  void oneFileTellsOfSeveralRuns() throws IOException {
    Path page = results.resolve("both.html");
    CommandLineRun report = CommandLineRun.of("report", "last", "last~1", "--results", results, "-o", page);
    assertEquals(ExitCode.OK.status(), report.status(), report.err());
    String html = Files.readString(page);
    assertTrue(html.contains("Run 1: <code>" + ID) && html.contains("Run 2: <code>20261121T101010Z"), html);
  }

  @Test
  void refusesSeveralRunsWithoutAFile() {
    CommandLineRun report = CommandLineRun.of("report", "last", "last~1", "--results", results);
    assertEquals(ExitCode.USAGE.status(), report.status());
    assertTrue(report.err().contains("a page about 2 runs belongs into none of their folders: name it with -o FILE"),
        report.err());
  }

  @Test
  void refusesARunThatIsNotThere() {
    CommandLineRun report = CommandLineRun.of("report", "nowhere", "--results", results);
    assertEquals(ExitCode.USAGE.status(), report.status());
    assertTrue(report.err().contains("'nowhere'"), report.err());
  }

  @Test
  void aPageThatCannotBeWrittenIsAFailureOfStorage() {
    Path page = results.resolve("missing/both.html");
    CommandLineRun report = CommandLineRun.of("report", "last", "--results", results, "-o", page);
    assertEquals(ExitCode.STORAGE.status(), report.status());
    assertTrue(report.err().contains("cannot write " + page) && report.err().contains("-o FILE"), report.err());
  }

  private Path folder(String id) throws IOException {
    Path folder = Files.createDirectories(results.resolve("quickstart").resolve(id));
    Files.writeString(folder.resolve("config.yaml"), "experiment: quickstart\n");
    return folder;
  }
}
