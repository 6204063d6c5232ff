package lanewise.chart;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A chart as the text of an `<svg>` element: real text, presentation attributes instead of styles (which the page's
/// content security policy would not apply).
final class Drawing {

  private static final String SVG = "http://www.w3.org/2000/svg";
  /// What no XML document may hold, not even escaped, such as most control characters.
  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
  private static final String REPLACEMENT = "\uFFFD";
  /// Stands for an id that is not known before all else is drawn.
  private static final String UNNAMED = "chart-without-id";

  private Drawing() {}

  /// For a page whose style sheet gives the chart its colours and its size.
  ///
  /// @param id begins the ids within the element, which must differ between the charts of a page
  /// @param cssClass of the element
  /// @param description for those who cannot see it
  static String of(JFreeChart chart, int width, int height, String id, String cssClass, String description) {
    return Ink.asVariables(drawn(chart, width, height, id, description, root -> root.setAttribute("class", cssClass)));
  }

  /// A document of its own, on a light card. Its ids are made of what it shows, so that two of them can stand on one
  /// page.
  ///
  /// @param description for those who cannot see it
  static String document(JFreeChart chart, int width, int height, String description) {
    chart.setBackgroundPaint(Ink.CARD.placeholder());
    String svg = drawn(chart, width, height, UNNAMED, description, root -> {
      root.setAttribute("width", String.valueOf(width));
      root.setAttribute("height", String.valueOf(height));
    });
    return Ink.asColours(svg.replace(UNNAMED, "c" + Integer.toHexString(svg.hashCode()))) + "\n";
  }

  private static String drawn(
      JFreeChart chart, int width, int height, String id, String description, Consumer<Element> finish) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment(null);
    context.setPrecision(1);
    context.setIDGenerator(new SVGIDGenerator() {
      @Override
      public String generateID(String prefix) {
        return id + "-" + super.generateID(prefix);
      }
    });
    var graphics = new SVGGraphics2D(context, false);
    chart.draw(graphics, new Rectangle(width, height));
    graphics.setSVGCanvasSize(new Dimension(width, height));
    var root = graphics.getRoot();
    root.removeAttribute("width");
    root.removeAttribute("height");
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", description);
    finish.accept(root);
    var text = new StringWriter();
    try {
      graphics.stream(root, text, false, false);
    } catch (SVGGraphics2DIOException e) {
      throw new UncheckedIOException(e);
    }
    return NO_XML.matcher(compact(text.toString())).replaceAll(REPLACEMENT)
        .replace("genericDefs", id + "-genericDefs");
  }

  /// Without the XML prologue and the line breaks within tags.
  private static String compact(String xml) {
    return xml.substring(xml.indexOf("<svg")).replaceAll("\\n\\s*(?=/?>)", "");
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no XML parser", e);
    }
  }
}
