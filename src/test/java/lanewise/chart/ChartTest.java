package lanewise.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lanewise.chart.LineChart.Axis;
import lanewise.chart.LineChart.Scale;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final Chart BARS = new BarChart("bars", "what it shows", "times as fast", List.of("speed_up"), List.of(
      new Bar("scalar <1>", List.of(1.0), Optional.empty(), 7),
      new Bar("vector", List.of(9.3), Optional.of(new Bar.Interval(9.1, 9.9)), 0)), OptionalDouble.of(1));

  @Test
  void labelsAreTextAndEscaped() {
    assertTrue(BARS.svg().contains(">scalar &lt;1&gt;</text"), BARS.svg());
    assertTrue(BARS.svg().contains(">times as fast</text"), BARS.svg());
  }

  @Test
  void coloursAreVariablesOfTheStyleSheet() {
    String svg = BARS.svg();
    assertTrue(svg.contains("fill=\"var(--series-1)\"") && svg.contains("fill=\"var(--series-8)\""), svg);
    assertFalse(svg.contains("rgb("), svg);
    assertFalse(svg.contains(" style=\""), svg);
  }

  @Test
  void intervalsMayBeLopsided() {
    List<Double> caps = Pattern.compile("<line[^>]*").matcher(BARS.svg()).results()
        .map(MatchResult::group)
        .flatMap(line -> Pattern.compile(" x1=\"([\\d.]+)\" x2=\"\\1\" y1=\"([\\d.]+)\" y2=\"([\\d.]+)\"").matcher(line)
            .results())
        .filter(cap -> Math.abs(Double.parseDouble(cap.group(3)) - Double.parseDouble(cap.group(2))) == 6)
        .map(cap -> Double.parseDouble(cap.group(1)))
        .limit(2)
        .sorted()
        .toList();
    assertEquals(2, caps.size(), BARS.svg());
    double scale = (caps.get(1) - caps.get(0)) / 0.8;
    assertTrue(scale > 60 && scale < 75, "720 pixels hold 10.3, less the margins; found " + scale);
  }

  @Test
  void idsDifferBetweenTheElementsOfAChart() {
    List<String> ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(BARS.svg()).results()
        .map(found -> found.group(1))
        .toList();
    assertEquals(ids.stream().distinct().count(), ids.size(), ids.toString());
  }

  @Test
  void labelsAreCutToTheWidthOfAPhone() {
    var chart = new BarChart("bars", "", "ms", List.of("forward"), List.of(
        new Bar("a".repeat(90), List.of(1.0), Optional.empty(), 0)), OptionalDouble.empty());
    assertTrue(chart.svg().contains(">" + "a".repeat(90) + "</text"), "whole on a wide screen");
    assertTrue(chart.svg().contains("a…</text"), "cut on a narrow one");
  }

  @Test
  void logarithmicAxesCountInPowersOfTen() {
    String svg = lines(Scale.LOGARITHMIC, new Line("gemm", List.of(new Line.Point(0.2, 3), new Line.Point(40, 300)), 0,
        Line.Style.MARKS)).svg();
    assertTrue(svg.contains(">10</text") && svg.contains(">100</text"), svg);
    assertFalse(svg.contains(">20</text"), svg);
    assertTrue(svg.contains(">x</text") && svg.contains(">y</text"), svg);
  }

  @Test
  void logarithmicAxesKeepTheirMarginBelow1() {
    String svg = lines(Scale.LOGARITHMIC, new Line("gemm", List.of(new Line.Point(1, 1), new Line.Point(100, 100)), 0,
        Line.Style.MARKS)).svg();
    double edge = firstX(svg, "<line[^>]* x1=\"([\\d.]+)\" x2=\"[\\d.]+\" y1=\"([\\d.]+)\" y2=\"\\2\"");
    double one = firstX(svg, "<line[^>]* x1=\"([\\d.]+)\" x2=\"\\1\"");
    assertTrue(one > edge + 10, "1 lies at " + one + " of a plot that begins at " + edge);
  }

  /// The leftmost of the lines that a pattern finds, whose first group is its beginning.
  private static double firstX(String svg, String line) {
    return Pattern.compile(line).matcher(svg).results().mapToDouble(found -> Double.parseDouble(found.group(1))).min()
        .orElseThrow();
  }

  @Test
  void aCeilingIsNamedAtItsEndAndNotInTheLegend() {
    String svg = lines(Scale.LOGARITHMIC, new Line("peak 460 GFLOP/s",
        List.of(new Line.Point(1, 460), new Line.Point(100, 460)), 0, Line.Style.CEILING)).svg();
    assertEquals(2, Pattern.compile("peak 460 GFLOP/s</text").matcher(svg).results().count(), svg);
  }

  @Test
  void pointsThatAreNotFiniteAreLeftOut() {
    var line = new Line("loss", List.of(new Line.Point(1, Double.NaN), new Line.Point(2, 1)), 0, Line.Style.LINE);
    assertEquals(List.of(new Line.Point(2, 1)), line.points());
    assertFalse(lines(Scale.LINEAR, line).svg().contains("NaN"));
  }

  private static Chart lines(Scale scale, Line... lines) {
    return new LineChart("lines", "what it shows", new Axis("x", scale), new Axis("y", scale), List.of(lines));
  }
}
