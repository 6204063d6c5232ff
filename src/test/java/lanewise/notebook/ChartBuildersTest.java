package lanewise.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lanewise.chart.Chart;
import lanewise.chart.LineChart.Scale;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;

/// [Lines] and [Bars]: charts as a notebook makes them.
class ChartBuildersTest {

  private static final double[] X = {1, 2, 3};
  private static final double[] Y = {10, 20, 40};

  private static boolean has(Chart chart, String text) {
    return chart.document().contains(">" + text + "</text");
  }

  @Test
  void linesHaveTheirNamesAxesAndDescription() {
    Chart chart = new Lines("loss of two schedulers").x("step").y("loss").line("adam", X, Y).line("sgd", X, X).chart();
    assertEquals("loss of two schedulers", chart.description());
    assertTrue(has(chart, "adam") && has(chart, "sgd") && has(chart, "step") && has(chart, "loss"), chart.document());
  }

  @Test
  void eachLineHasAColourOfItsOwnAndWhatIsExpectedIsGrey() {
    String document = new Lines("").line("a", X, Y).dashed("expected", X, X).marks("b", X, Y).chart().document();
    assertTrue(document.contains("#0072b2") && document.contains("#d55e00"), document);
    assertFalse(document.contains("#009e73"), "no third colour: " + document);
    assertTrue(document.contains("#8b95a0"), "grey: " + document);
  }

  @Test
  void aCeilingIsNamedInTheChart() {
    Chart chart = new Lines("").marks("gemm", X, Y).ceiling("peak", X, new double[] {50, 50, 50}).chart();
    assertTrue(has(chart, "  peak") || has(chart, "peak"), chart.document());
  }

  @Test
  void aLogarithmicAxisCountsInPowersOfTen() {
    Chart chart = new Lines("").x("n", Scale.LOGARITHMIC).y("s", Scale.LOGARITHMIC)
        .line("a", new double[] {1, 1000}, new double[] {0.001, 10}).chart();
    assertTrue(has(chart, "0.001") && has(chart, "1000") && !has(chart, "500"), chart.document());
  }

  @Test
  void rowsWithAMissingValueAreLeftOutWhateverTheirType() {
    var x = LongColumn.create("x", new long[] {1, 2, 3}).appendMissing();
    var y = IntColumn.create("y", new int[] {10}).appendMissing().append(20).append(30);
    var z = DoubleColumn.create("z", 1.0, 2.0, Double.NaN, 4.0);
    assertEquals(marks(new double[] {1, 3}, new double[] {10, 20}), new Lines("").marks("a", x, y).chart().document());
    assertEquals(marks(new double[] {1, 2}, new double[] {1, 2}), new Lines("").marks("a", x, z).chart().document());
    assertEquals(marks(new double[] {10, 30}, new double[] {1, 4}), new Lines("").marks("a", y, z).chart().document());
  }

  private static String marks(double[] x, double[] y) {
    return new Lines("").marks("a", x, y).chart().document();
  }

  @Test
  void linesThatDoNotMatchAreRefused() {
    var lines = new Lines("");
    assertEquals("a has 3 x and 2 y",
        assertThrows(IllegalArgumentException.class, () -> lines.line("a", X, new double[2])).getMessage());
    assertEquals("a chart of no lines: nothing",
        assertThrows(IllegalStateException.class, () -> new Lines("nothing").chart()).getMessage());
  }

  @Test
  void linesOfNoPointThatCanBeDrawnLeaveTheAxes() {
    Chart chart = new Lines("").x("n").y("s", Scale.LOGARITHMIC).line("a", X, new double[] {0, -1, Double.NaN}).chart();
    assertTrue(has(chart, "n") && has(chart, "s"), chart.document());
  }

  @Test
  void aBarHasItsValueBehindItsLabel() {
    Chart chart = new Bars("speed-ups", "times as fast").bar("scalar", 1).bar("vector", 8.123, 7.2, 9.8)
        .bar("b", 1234, 3).reference(1).chart();
    assertEquals("speed-ups", chart.description());
    assertTrue(has(chart, "scalar  1") && has(chart, "vector  8.12") && has(chart, "b  1,234"), chart.document());
    assertTrue(has(chart, "times as fast") && chart.document().contains("#a9538b"), "fourth colour");
  }

  @Test
  void aStackHasItsSumBehindItsLabelAndItsPartsInTheLegend() {
    Chart chart = new Bars("time", "ms", "forward", "backward").stack("conv", 1.5, 2.25).stack("dense", 0, 1).chart();
    assertTrue(has(chart, "conv  3.75") && has(chart, "forward") && has(chart, "backward"), chart.document());
  }

  @Test
  void barsThatDoNotFitAreRefused() {
    var bars = new Bars("time", "ms", "forward", "backward");
    assertEquals("'conv' has 1 value, and the chart 2 parts",
        assertThrows(IllegalArgumentException.class, () -> bars.stack("conv", 1)).getMessage());
    assertEquals("'conv' has 1 value, and the chart 2 parts",
        assertThrows(IllegalArgumentException.class, () -> bars.bar("conv", 1)).getMessage());
    assertEquals("'conv' has 2 values, and the chart 1 part",
        assertThrows(IllegalArgumentException.class, () -> new Bars("", "ms").stack("conv", 1, 2)).getMessage());
    assertEquals("bars begin at 0, and 'a' has [-1.0]",
        assertThrows(IllegalArgumentException.class, () -> new Bars("", "ms").bar("a", -1)).getMessage());
    assertEquals("a chart of no bars: time", assertThrows(IllegalStateException.class, bars::chart).getMessage());
  }
}
