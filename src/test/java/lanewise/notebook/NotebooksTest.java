package lanewise.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The committed notebooks: all code runs, and what is kept of their last run is whole and speaks of no machine's
/// folders. Notebooks run side by side: they spend most of their time in the compiler, on one thread.
@Execution(ExecutionMode.CONCURRENT)
class NotebooksTest {

  /// Where people and systems keep files. `/dev/null` and the like, and paths within the project, are no matter.
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.\\-])/(home|root|tmp|work|usr|var|opt|mnt|Users|private)/|\\b[A-Z]:\\\\\\\\|file:/");

  private static final PrintStream OUT = System.out;

  static List<Path> notebooks() {
    return NotebookFile.all();
  }

  @BeforeAll
  static void printToNobody() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  @AfterAll
  static void printAgain() {
    System.setOut(OUT);
  }

  @Test
  void thereAreFour() {
    assertEquals(List.of("01-the-paper.ipynb", "02-simd-against-scalar.ipynb", "03-scaling.ipynb",
        "04-inside-the-network.ipynb"), notebooks().stream().map(path -> path.getFileName().toString()).toList());
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void everyCellRuns(Path path) throws IOException {
    try (var cells = new Cells()) {
      for (NotebookFile.Cell cell : NotebookFile.read(path).code()) {
        Optional<String> problem = cells.run(cell.source());
        assertTrue(problem.isEmpty(), () -> path + ", cell " + cell.number() + ": " + problem.orElseThrow());
      }
      assertTrue(cells.displayed().stream().anyMatch(Shown.class::isInstance), path + " shows nothing");
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void theKeptOutputsAreOfOneRunFromTheTop(Path path) throws IOException {
    NotebookFile notebook = NotebookFile.read(path);
    assertEquals("lanewise", notebook.kernel());
    List<NotebookFile.Cell> code = notebook.code();
    assertEquals(IntStream.rangeClosed(1, code.size()).boxed().map(Optional::of).toList(),
        code.stream().map(NotebookFile.Cell::count).toList(), path + ": counts of the cells");
    List<JsonObject> outputs = code.stream().flatMap(cell -> cell.outputs().stream()).toList();
    assertTrue(outputs.stream().anyMatch(output -> has(output, "image/svg+xml")), path + " has no chart");
    for (NotebookFile.Cell cell : code) {
      for (JsonObject output : cell.outputs()) {
        String type = output.get("output_type").getAsString();
        assertFalse(type.equals("error"), () -> path + ", cell " + cell.number() + " failed: " + output.get("evalue"));
        assertTrue(!has(output, "image/svg+xml") || has(output, "text/html"),
            () -> path + ", cell " + cell.number() + ": a chart without the picture that old nbconverts show");
        assertFalse(type.equals("stream") && output.get("name").getAsString().equals("stderr"),
            () -> path + ", cell " + cell.number() + " wrote to stderr: " + output.get("text"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void noMachinePathIsKept(Path path) throws IOException {
    for (NotebookFile.Cell cell : NotebookFile.read(path).cells()) {
      String text = cell.source() + cell.outputs().stream().map(NotebooksTest::withoutPictures).toList();
      Matcher found = MACHINE_PATH.matcher(text);
      assertFalse(found.find(), () -> path + ", cell " + cell.number() + " names a path: "
          + text.substring(found.start(), Math.min(text.length(), found.start() + 60)));
    }
  }

  /// With it, the kernel knows no `display` any more, which JShell alone does not show.
  @ParameterizedTest
  @MethodSource("notebooks")
  void noCellImportsAllOfJavaUtil(Path path) throws IOException {
    assertTrue(NotebookFile.read(path).code().stream().noneMatch(cell -> cell.source().contains("import java.util.*;")));
  }

  private static boolean has(JsonObject output, String mime) {
    return output.has("data") && output.getAsJsonObject("data").has(mime);
  }

  /// Base64 has slashes, too.
  private static JsonObject withoutPictures(JsonObject output) {
    JsonObject copy = output.deepCopy();
    if (copy.has("data")) {
      copy.getAsJsonObject("data").remove("image/png");
    }
    return copy;
  }
}
