package lanewise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import lanewise.chart.Chart;
import lanewise.results.DamagedRunException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report's charts, one by one; [HeadlineTest] has the one with the answer.
class RunChartsTest {

  @TempDir Path results;
  private Path training;
  private Path kernels;

  @BeforeEach
  void copyRuns() throws IOException {
    training = Fixtures.copy("training", results);
    kernels = Fixtures.copy("kernels", results);
  }

  private static String document(Chart chart) {
    return chart.document();
  }

  private static void requireTexts(String document, String... texts) {
    for (String text : texts) {
      assertTrue(document.contains(">" + text + "</text"), text + " in " + document);
    }
  }

  private String refusal(Path run, Consumer<RunCharts> chart) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> chart.accept(RunCharts.of(run))).getMessage();
    assertTrue(message.startsWith(run + " has "), message);
    return message.substring((run + " has ").length());
  }

  @Test
  void speedUpsHaveABarForEachArmAndTheBaseline() {
    requireTexts(document(RunCharts.of(training).speedUps()), "vector, 2 threads  9.30×", "scalar, 2 threads  1.00×",
        "scalar, 1 thread  0.52×", "times as fast");
  }

  @Test
  void kernelsHaveABarForEachOperationAndShape() throws IOException {
    Fixtures.change(kernels.resolve("arms.csv"), "gemm/im2col-tall/none", "gemm/im2col-tall"); // as runs have it now
    String document = document(RunCharts.of(kernels).kernels());
    requireTexts(document, "times as fast");
    assertTrue(document.contains(">gemm, square-512: vector 512 bits, 2 threads  "), document);
    assertTrue(document.contains(">gemm, im2col-tall: vector 512 bits, 2 threads  "), document);
  }

  @Test
  void threadsHaveALineForEachKindOfArmAndTheIdeal() {
    requireTexts(document(RunCharts.of(training).threads()), "scalar", "vector", "ideal", "threads");
  }

  @Test
  void learningCurvesAreOfLossAndOfAccuracy() {
    requireTexts(document(RunCharts.of(training).losses()), "epoch", "loss");
    requireTexts(document(RunCharts.of(training).accuracies()), "epoch", "accuracy");
  }

  @Test
  void theRooflineHasItsCeilings() {
    assertTrue(document(RunCharts.of(kernels).roofline()).contains(">  peak "));
    requireTexts(document(RunCharts.of(training).roofline()), "FLOP per byte", "GFLOP/s");
  }

  @Test
  void layersAreOfTheArmThatIsNamed() {
    requireTexts(document(RunCharts.of(training).layers("vector, 2 threads")), "forward", "ms per step");
    assertTrue(RunCharts.of(training).layers("scalar, 2 threads").description().contains("step of scalar, 2 threads"));
  }

  @Test
  void ofSeveralRunsEachArmIsToldApart() throws IOException {
    Path other = Fixtures.copy("training", results.resolve("other"));
    String document = document(RunCharts.of(training, other).speedUps());
    requireTexts(document, "vector, 2 threads (run 1)  9.30×", "vector, 2 threads (run 2)  9.30×");
  }

  @Test
  void whatARunDoesNotHaveIsRefused() {
    assertEquals("no arm that is compared with another", refusal(kernels, RunCharts::speedUps));
    assertEquals("no arm that is compared with another", refusal(kernels, RunCharts::headline));
    assertEquals("no kernels that were measured on several arms", refusal(training, RunCharts::kernels));
    assertEquals("no two arms that differ in nothing but their threads", refusal(kernels, RunCharts::threads));
    assertEquals("no epoch with a loss", refusal(kernels, RunCharts::losses));
    assertEquals("no epoch with an accuracy", refusal(kernels, RunCharts::accuracies));
    assertEquals("no layers.csv: ./lanewise run --profile writes it", refusal(kernels, charts -> charts.layers("a")));
    assertEquals("no layers of 'a', but of scalar, 2 threads; vector, 2 threads",
        refusal(training, charts -> charts.layers("a")));
  }

  @Test
  void aRooflineTakesCeilingsAndPointsBelowThem() throws IOException {
    Files.delete(training.resolve("layers.csv"));
    assertEquals("no roofline.csv with kernels or layers below it", refusal(training, RunCharts::roofline));
    Files.delete(kernels.resolve("roofline.csv"));
    assertEquals("no roofline.csv with kernels or layers below it", refusal(kernels, RunCharts::roofline));
  }

  @Test
  void aDamagedTableCountsAsMissing() throws IOException {
    Files.writeString(training.resolve("epochs.csv"), "trial,epoch\n1");
    assertEquals("no epoch with a loss", refusal(training, RunCharts::losses));
    assertFalse(document(RunCharts.of(training).speedUps()).isEmpty());
  }

  @Test
  void aCellThatIsNoNumberIsNamed() throws IOException {
    Fixtures.change(training.resolve("arms.csv"), ",9.30026,", ",much,");
    var damaged = assertThrows(DamagedRunException.class, () -> RunCharts.of(training).speedUps());
    assertTrue(damaged.getMessage().endsWith("arms.csv:6: speed_up must be a number, found 'much'"),
        damaged.getMessage());
  }
}
