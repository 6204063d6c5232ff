package lanewise.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The notebooks as a reader runs them: Jupyter, the installed kernel, the built jar. Not part of the usual build:
/// `mvn verify -Pnotebooks`. The notebooks with their new outputs, and as HTML, are in `target/notebooks`.
class NotebooksInJupyter {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path OUTPUT = PROJECT.resolve("target").resolve("notebooks");
  private static final Path JUPYTER_DATA = PROJECT.resolve("target").resolve("jupyter");
  private static final int LONGEST_MINUTES = 10;

  static List<Path> notebooks() {
    return NotebookFile.all();
  }

  @BeforeAll
  static void installKernel() throws IOException, InterruptedException {
    boolean jupyter = Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "jupyter-nbconvert")));
    assertTrue(jupyter, "there is no jupyter-nbconvert on the PATH: apt install jupyter-nbconvert jupyter-client");
    Files.createDirectories(OUTPUT);
    run(PROJECT.resolve("lanewise").toString(), "notebook", "install");
    assertTrue(Files.exists(JUPYTER_DATA.resolve("kernels").resolve("lanewise").resolve("kernel.json")));
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void runsFromTheTopWithoutAnError(Path notebook) throws IOException, InterruptedException {
    Path result = OUTPUT.resolve(notebook.getFileName());
    run("jupyter", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.startup_timeout=180",
        "--ExecutePreprocessor.record_timing=False", "--output-dir", OUTPUT.toString(),
        notebook.toAbsolutePath().toString());
    List<NotebookFile.Cell> code = NotebookFile.read(result).code();
    assertEquals(IntStream.rangeClosed(1, code.size()).boxed().map(Optional::of).toList(),
        code.stream().map(NotebookFile.Cell::count).toList());
    for (NotebookFile.Cell cell : code) {
      assertTrue(cell.outputs().stream().noneMatch(output -> output.get("output_type").getAsString().equals("error")),
          () -> "cell " + cell.number() + " failed: " + cell.outputs());
    }
    run("jupyter", "nbconvert", "--to", "html", "--output-dir", OUTPUT.toString(), result.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Path log = OUTPUT.resolve("log.txt");
    var builder = new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true)
        .redirectOutput(log.toFile());
    builder.environment().put("JUPYTER_DATA_DIR", JUPYTER_DATA.toString());
    Process process = builder.start();
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + "\n" + text(log));
  }

  private static String text(Path log) {
    try {
      return Files.readString(log, UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
