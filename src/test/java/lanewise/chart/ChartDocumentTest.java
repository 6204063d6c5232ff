package lanewise.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import lanewise.chart.Bar.Interval;
import lanewise.chart.LineChart.Axis;
import lanewise.chart.LineChart.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Charts as documents of their own: for files and notebooks, which have no style sheet.
class ChartDocumentTest {

  private static Chart bars(String description, String label, double value) {
    return new BarChart("bars", description, "times as fast", List.of("speed_up"), List.of(
        new Bar(label, List.of(value), Optional.of(new Interval(value / 2, value * 1.1)), 0)), OptionalDouble.of(1));
  }

  private static Chart lines(Scale x, Scale y, double... coordinates) {
    List<Line.Point> points = IntStream.range(0, coordinates.length / 2)
        .mapToObj(i -> new Line.Point(coordinates[2 * i], coordinates[2 * i + 1]))
        .toList();
    return new LineChart("lines", "what it shows", new Axis("x", x), new Axis("y", y),
        List.of(new Line("series", points, 0, Line.Style.LINE)));
  }

  private static Element parsed(String document) throws Exception {
    return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(document))).getDocumentElement();
  }

  private static List<String> texts(String document) throws Exception {
    NodeList texts = parsed(document).getElementsByTagName("text");
    return IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()).toList();
  }

  private static Set<String> ids(String document) {
    return Pattern.compile(" id=\"([^\"]+)\"").matcher(document).results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void needsNothingBesideIt() throws Exception {
    String document = bars("what it shows", "vector", 9.3).document("heading");
    Element svg = parsed(document);
    assertEquals("http://www.w3.org/2000/svg", svg.getNamespaceURI());
    assertEquals("svg", svg.getLocalName());
    assertFalse(document.contains("var(") || document.contains("class=") || document.contains("rgb(1,2,"), document);
    assertFalse(document.contains(" style=") || document.contains("<image") || document.contains("<script"), document);
    assertTrue(document.contains("#0072b2"), "the colour of the first series: " + document);
    Set<String> ids = ids(document);
    Pattern.compile("(?:url\\(|href=\")#([^\")]+)").matcher(document).results()
        .forEach(link -> assertTrue(ids.contains(link.group(1)), link.group()));
  }

  @Test
  void hasItsSizeAndItsDescription() throws Exception {
    Element svg = parsed(bars("what it \"shows\" & <more>", "vector", 9.3).document());
    assertEquals("720", svg.getAttribute("width"));
    assertEquals("0 0 720 " + svg.getAttribute("height"), svg.getAttribute("viewBox"));
    assertEquals("img", svg.getAttribute("role"));
    assertEquals("what it \"shows\" & <more>", svg.getAttribute("aria-label"));
  }

  @Test
  void idsOfTwoDocumentsDiffer() {
    Set<String> one = ids(bars("", "vector", 9.3).document());
    Set<String> other = ids(bars("", "vector", 9.2).document());
    assertFalse(one.isEmpty());
    assertTrue(Collections.disjoint(one, other), one + " " + other);
    assertEquals(one, ids(bars("", "vector", 9.3).document()), "what is the same is written the same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a <b> & \"c\" 'd' ]]>", "größer ≥ 1 😀", "&amp;", "<!-- -->", "$1 \\0"})
  void anyTextIsEscaped(String text) throws Exception {
    assertTrue(texts(bars(text, text, 2).document(text)).stream().filter(text::equals).count() == 2,
        bars(text, text, 2).document(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0001b", "a\tb", "a\nb", "a\uffffb", "a\ud800b"})
  void whatXmlCannotHoldLeavesTheDocumentWellFormed(String text) throws Exception {
    parsed(bars(text, text, 2).document(text));
  }

  @Test
  void headingsStandAboveTheChartAndMakeItHigher() throws Exception {
    Chart chart = bars("", "vector", 9.3);
    int plain = Integer.parseInt(parsed(chart.document()).getAttribute("height"));
    String headed = chart.document("first", "second", "third");
    int higher = Integer.parseInt(parsed(headed).getAttribute("height"));
    assertTrue(higher - plain >= 60 && higher - plain <= 90, plain + " and " + higher);
    assertEquals(List.of("first", "second", "third"),
        texts(headed).stream().filter(text -> text.matches("first|second|third")).toList());
    String first = headed.substring(0, headed.indexOf(">first<"));
    assertTrue(first.substring(first.lastIndexOf("<text")).contains("bold")
        || first.substring(first.lastIndexOf("<g")).contains("bold"), headed);
  }

  @Test
  void aHeadingThatIsTooLongIsBrokenBetweenWordsAndHasRoom() throws Exception {
    Chart chart = bars("", "vector", 9.3);
    int one = Integer.parseInt(parsed(chart.document("short", "short")).getAttribute("height"));
    String document = chart.document("a bold line " + "that goes on ".repeat(6), "x".repeat(120));
    int two = Integer.parseInt(parsed(document).getAttribute("height"));
    assertEquals(50, two - one, one + " and " + two);
    assertEquals("a bold line " + "that goes on ".repeat(6).strip(), String.join(" ", texts(document).stream()
        .filter(text -> text.contains("bold") || text.contains("goes")).toList()));
    assertEquals(120, texts(document).stream().filter(text -> text.contains("xx")).mapToInt(String::length).sum());
  }

  @Test
  void anEmptyHeadingIsNoFailure() throws Exception {
    parsed(bars("", "", 1).document("", ""));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.NEGATIVE_INFINITY})
  void whatHasNoPlaceOnALogarithmicAxisIsLeftOut(double value) throws Exception {
    String document = lines(Scale.LINEAR, Scale.LOGARITHMIC, 1, value, 2, 10, 3, 1000).document();
    assertFalse(document.contains("NaN") || document.contains("Infinity"), document);
    assertTrue(texts(document).containsAll(List.of("10", "100", "1000")), document);
  }

  @Test
  void aLogarithmicAxisAlwaysHasTwoPowersOfTen() throws Exception {
    List<String> texts = texts(lines(Scale.LOGARITHMIC, Scale.LOGARITHMIC, 2, 0.3, 5, 0.9).document());
    assertTrue(texts.containsAll(List.of("1", "10", "0.1")), texts.toString());
    List<String> single = texts(lines(Scale.LINEAR, Scale.LOGARITHMIC, 1, 100).document());
    assertTrue(single.containsAll(List.of("100", "1000")), single.toString());
  }

  @Test
  void aChartOfOnePointOrOfEqualValuesIsDrawn() throws Exception {
    parsed(lines(Scale.WHOLE_NUMBERS, Scale.LINEAR, 1, 0.5).document());
    List<String> texts = texts(lines(Scale.LINEAR, Scale.LINEAR, 1, 0.5, 2, 0.5).document());
    List<String> ticks = texts.stream().filter(text -> text.startsWith("0.5")).toList();
    assertEquals(Set.copyOf(ticks).size(), ticks.size(), "ticks that read the same: " + texts);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, Double.NaN, Double.POSITIVE_INFINITY, 1e300})
  void aBarOfAnyLengthIsDrawn(double value) throws Exception {
    var chart = new BarChart("bars", "", "ms", List.of("a"), List.of(
        new Bar("odd", List.of(value), Optional.empty(), 0), new Bar("usual", List.of(2.0), Optional.empty(), 0)),
        OptionalDouble.empty());
    assertFalse(chart.document().contains("NaN") || chart.document().contains("Infinity"), chart.document());
    assertTrue(texts(chart.document()).contains("odd"));
  }
}
