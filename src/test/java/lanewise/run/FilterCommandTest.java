package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.console.StopSignal;
import lanewise.image.ImageFiles;
import lanewise.image.ImageFormat;
import lanewise.image.PlanarImage;
import lanewise.results.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterCommandTest {

  private static final int HEIGHT = 12;
  private static final int WIDTH = 20;

  @TempDir Path folder;
  private Path grey;
  private Path out;

  /// Dark on the left, bright on the right, with an edge between columns 9 and 10.
  @BeforeEach
  void drawAnEdge() throws IOException {
    grey = write("grey.png", new PlanarImage(HEIGHT, WIDTH, List.of(edge(20, 30)), Optional.empty()));
    out = folder.resolve("out.png");
  }

  @Test
  void everyMethodIsTimedAndTheChosenResultWritten() {
    CommandLineRun run = filtered(grey, "--kernel", "sobel-x", "--method", "fft", "-o", out);
    assertEquals(0, run.status(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(grey + ": 20x12, grey, convolution with sobel-x (3x3), border zero", lines.getFirst());
    assertEquals(List.of("direct scalar", "direct vector", "separable scalar", "separable vector", "fft scalar",
        "fft vector"), lines.subList(2, 8).stream().map(line -> String.join(" ", List.of(line.split("\\s+"))
        .subList(0, 2))).toList());
    assertTrue(lines.subList(2, 8).stream().allMatch(line -> line.endsWith("  same")), run.out());
    assertEquals(out + ": fft, absolute values, clipped to 0 to 255", lines.get(8));
    assertEquals("", run.err());
    float[] levels = read(out).planes().getFirst();
    assertEquals(0, levels[5 * WIDTH + 4]);
    assertEquals(40, levels[5 * WIDTH + 9]);
    assertEquals(40, levels[5 * WIDTH + 10]);
    assertEquals(80, levels[5 * WIDTH], "a slope from the zeros of the border to 20");
  }

  @Test
  void aSeparableAndValidFilterOfColoursKeepsAlphaAndIsToldAsJson() throws IOException {
    var alpha = new byte[HEIGHT * WIDTH];
    alpha[2 * WIDTH + 3] = 77;
    var image = new PlanarImage(HEIGHT, WIDTH, List.of(edge(10, 20), edge(0, 0), edge(200, 100)), Optional.of(alpha));
    Path colour = write("colour.png", image);
    CommandLineRun run = filtered(colour, "--kernel", "box:5", "--method", "separable", "--border",
        "valid", "-o", out, "--json");
    assertEquals(0, run.status(), run.err());
    FilterReport report = Json.read(run.out(), FilterReport.class);
    assertEquals(3, report.planes());
    assertEquals("valid", report.border());
    assertEquals("clipped to 0 to 255", report.levels());
    assertEquals(Optional.of(out.toString()), report.output());
    assertEquals(6, report.arms().size());
    for (FilterArm arm : report.arms()) {
      assertTrue(arm.sameBits() && arm.medianMs() > 0 && arm.samples() > 0, arm::toString);
      assertTrue(arm.largestDifference() < 1e-3, arm::toString);
    }
    PlanarImage filtered = read(out);
    assertEquals(HEIGHT - 4, filtered.height());
    assertEquals(WIDTH - 4, filtered.width());
    assertEquals(77, filtered.alpha().orElseThrow()[1]);
    assertEquals(14, filtered.planes().getFirst()[8 - 1], "two columns of 20 and three of 10");
    assertEquals(0, filtered.planes().get(1)[7]);
    assertEquals(160, filtered.planes().get(2)[7]);
  }

  @Test
  void aKernelThatIsNotSeparableIsTimedByTheOtherMethods() {
    CommandLineRun run = filtered(grey, "--kernel", "sharpen", "--correlate");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.err().startsWith("kernel sharpen is not separable: "), run.err());
    assertTrue(run.out().contains("cross-correlation with sharpen"), run.out());
    assertEquals(6, run.out().lines().count(), run.out());
  }

  @Test
  void askedForSeparablyAKernelThatIsNotIsRefused() {
    refuses(2, "kernel laplacian is not separable: a column times a row misses 0.112 of its norm, and at most 1e-12 may"
        + " be missed; use --method direct or fft", grey, "--kernel", "laplacian", "--method", "separable");
  }

  @Test
  void aFileThatIsThereIsReplacedByForceOnly() throws IOException {
    Files.writeString(out, "precious");
    refuses(2, out + " is there already: --force replaces it", grey, "--kernel", "identity", "-o", out);
    assertEquals("precious", Files.readString(out));
    CommandLineRun run = filtered(grey, "--kernel", "identity", "-o", out, "--force");
    assertEquals(0, run.status(), run.err());
    assertArrayEquals(edge(20, 30), read(out).planes().getFirst());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count(), "no temporary file is left");
    }
  }

  @Test
  void outputsThatCannotBeAreRefusedBeforeTheImageIsRead() {
    Path missing = folder.resolve("missing.png");
    Path gif = folder.resolve("out.gif");
    refuses(2, gif + ": pictures are written as .png, .jpg or .jpeg", missing, "--kernel", "box", "-o", gif);
    Path lost = folder.resolve("nowhere/out.png");
    refuses(2, lost + ": there is no folder " + folder.resolve("nowhere"), missing, "--kernel", "box", "-o", lost);
  }

  @Test
  void alphaIsNotLostInAJpeg() throws IOException {
    Path image = write("a.png",
        new PlanarImage(HEIGHT, WIDTH, List.of(edge(1, 2)), Optional.of(new byte[HEIGHT * WIDTH])));
    Path jpeg = folder.resolve("out.jpg");
    refuses(2, jpeg + ": the picture has transparent parts, which JPEG cannot keep: write a .png", image, "--kernel",
        "box", "-o", jpeg);
  }

  @Test
  void picturesThatCannotBeReadAreDataErrors() throws IOException {
    Path missing = folder.resolve("missing.png");
    refuses(4, missing + ": there is no such file", missing, "--kernel", "box");
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    refuses(4, text + ": is neither PNG nor JPEG", text, "--kernel", "box");
  }

  @Test
  void aKernelLargerThanThePictureLeavesNothingValid() {
    refuses(2, "--border valid leaves nothing of " + grey + ": vertical window of 13 is larger than the input of 12",
        grey, "--kernel", "box:13", "--border", "valid");
  }

  @ParameterizedTest
  @CsvSource({"--kernel, sobl-x, (did you mean 'sobel-x'?)", "--kernel, box:0, from 1 to 255",
    "--method, fftt, 'there are direct, separable, fft, not ''fftt'' (did you mean ''fft''?)'",
    "--border, mirror, 'there are zero, valid, not ''mirror'''"})
  void anOptionThatMakesNoSenseIsAnsweredWithWhatDoes(String option, String value, String answer) {
    CommandLineRun run = filtered(grey, "--kernel", "identity", option, value);
    assertEquals(2, run.status());
    assertTrue(run.err().contains(answer), run.err());
  }

  @Test
  void aResultThatCannotBeWrittenIsADiskError() throws IOException {
    Files.createDirectories(out.resolve("full"));
    CommandLineRun run = filtered(grey, "--kernel", "identity", "-o", out, "--force");
    assertEquals(7, run.status());
    assertTrue(run.err().startsWith("cannot write " + out + ": ") && run.err().contains("another file with -o"),
        run.err());
  }

  @Test
  void aRequestToStopEndsItWithNothingWritten() {
    var stop = new StopSignal();
    stop.request();
    CommandLineRun run = CommandLineRun.with(Map.of(), stop, new ByteArrayOutputStream(), "filter", grey, "--kernel",
        "box", "-o", out);
    assertEquals(130, run.status());
    assertEquals("stopped before all methods had run: nothing is written\n", run.err());
    assertFalse(Files.exists(out));
  }

  private void refuses(int status, String message, Object... arguments) {
    CommandLineRun run = filtered(arguments);
    assertEquals(message + "\n", run.err());
    assertEquals(status, run.status());
    assertEquals("", run.out());
  }

  private static CommandLineRun filtered(Object... arguments) {
    return CommandLineRun.of(Stream.concat(Stream.of("filter", "--warm-up", "0"), Stream.of(arguments)).toArray());
  }

  private static float[] edge(float left, float right) {
    var levels = new float[HEIGHT * WIDTH];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = i % WIDTH < WIDTH / 2 ? left : right;
    }
    return levels;
  }

  private Path write(String name, PlanarImage image) throws IOException {
    return Files.write(folder.resolve(name), ImageFiles.encoded(image, ImageFormat.PNG));
  }

  private static PlanarImage read(Path file) {
    return ImageFiles.read(file, warning -> { });
  }
}
