package lanewise.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lanewise.Effort;
import lanewise.data.IdxInputs;
import lanewise.image.PngInputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Readers of foreign bytes give a value or a refusal that names the place, never anything else, in 64 MiB of heap and
/// within seconds. A failure names its seed and input; [HostileRun] runs one input alone.
class HostileBytesTest {

  private static final long SEED = 5;
  private static final Pattern FIGURES = Pattern.compile("(\\d+) inputs, (\\d+) values, (\\d+) refusals, .*");

  @TempDir
  private Path folder;

  /// @param count inputs in the short form and the long one
  @ParameterizedTest
  @CsvSource({"IDX, 6000, 300000", "DATASET, 2000, 100000", "GZIP, 6000, 300000", "PNG, 3000, 150000",
      "JPEG, 3000, 150000", "CHECKPOINT, 3000, 100000"})
  void hostileBytesGiveAValueOrARefusal(FuzzTarget target, int count, int longCount)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    String printed = runWithASmallHeap(target, Integer.toString(Effort.of(count, longCount)),
        Integer.toString(Effort.of(300, 120)), Long.toString(SEED));
    var figures = FIGURES.matcher(printed);
    assertTrue(figures.matches(), printed);
    List<Integer> numbers = List.of(1, 2, 3).stream().map(group -> Integer.parseInt(figures.group(group))).toList();
    assertTrue(numbers.get(0) >= count, "too few inputs in the time: " + printed);
    assertTrue(numbers.get(1) > numbers.get(0) / 100, "hardly any input is accepted: " + printed);
    assertTrue(numbers.get(2) > numbers.get(0) / 10, "hardly any input is refused: " + printed);
    Effort.report("hostile " + target, printed, start);
  }

  @Test
  void contentThatDoesNotFitIntoTheHeapIsRefusedWithBothNumbers() throws IOException, InterruptedException {
    assertRefused(FuzzTarget.IDX, IdxInputs.ofZeros(96 << 20), "byte 4: the file has 100663304 bytes of content by its "
        + "header, too many for a heap of at most \\d+ bytes; an experiment gives more with arms: .*");
  }

  @Test
  void aPictureThatDoesNotFitIntoTheHeapIsRefused() throws IOException, InterruptedException {
    assertRefused(FuzzTarget.PNG, PngInputs.saying(4096, 4096, 3000),
        "its pixels do not fit into a heap of at most [\\d,]+ bytes; more is given with JAVA_TOOL_OPTIONS=-Xmx4g");
  }

  private void assertRefused(FuzzTarget target, byte[] input, String message) throws IOException, InterruptedException {
    String printed = runWithASmallHeap(target, Files.write(folder.resolve("input"), input).toString());
    assertTrue(printed.matches("/\\S+: " + message), printed);
  }

  private static String runWithASmallHeap(FuzzTarget target, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC",
        "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), HostileRun.class.getName(),
        target.name()));
    command.addAll(List.of(arguments));
    Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, run.waitFor(), printed);
    return printed;
  }
}
