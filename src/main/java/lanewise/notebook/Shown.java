package lanewise.notebook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.chart.Chart;
import lanewise.report.Html;
import tech.tablesaw.api.Table;

/// What a notebook shows of a value: the same thing in several formats, of which the reader's program takes the best
/// that it knows.
///
/// @param formats data by MIME type; `text/plain` is always among them
record Shown(Map<String, String> formats) {

  /// Of what there is something to show.
  static final List<Class<?>> CLASSES = List.of(Chart.class, Table.class, Picture.class, Markdown.class);

  private static final String PLAIN = "text/plain";
  private static final String HTML = "text/html";
  private static final String SVG = "image/svg+xml";
  private static final int MOST_ROWS = 60;

  Shown {
    formats = Map.copyOf(formats);
  }

  /// Empty if Lanewise has nothing to say of such a value.
  static Optional<Shown> of(Object value) {
    return switch (value) {
      case Chart chart -> Optional.of(chart(chart));
      case Table table -> Optional.of(as(HTML, TableHtml.of(table, MOST_ROWS), table.print(MOST_ROWS)));
      case Picture picture -> Optional.of(
          as("image/png", Base64.getEncoder().encodeToString(picture.png()), picture.description()));
      case Markdown markdown -> Optional.of(as("text/markdown", markdown.text(), markdown.text()));
      case null, default -> Optional.empty();
    };
  }

  /// As an SVG, and as HTML that holds it as a picture: before its version 7, nbconvert takes all but the text out of an
  /// SVG by itself, and Jupyter shows none in a notebook that it does not trust yet.
  private static Shown chart(Chart chart) {
    String svg = chart.document();
    String html = "<img alt=\"" + Html.escaped(chart.description()) + "\" src=\"data:" + SVG + ";base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)) + "\">";
    return new Shown(Map.of(SVG, svg, HTML, html, PLAIN, chart.description()));
  }

  private static Shown as(String mime, String data, String plain) {
    return new Shown(Map.of(mime, data, PLAIN, plain));
  }
}
