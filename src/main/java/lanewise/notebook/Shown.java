package lanewise.notebook;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lanewise.chart.Chart;
import tech.tablesaw.api.Table;

/// What a notebook shows of a value: the same thing in several formats, of which the reader's program takes the best
/// that it knows.
///
/// @param formats data by MIME type; `text/plain` is always among them
record Shown(Map<String, String> formats) {

  /// Of what there is something to show.
  static final List<Class<?>> CLASSES = List.of(Chart.class, Table.class, Picture.class, Markdown.class);

  private static final String PLAIN = "text/plain";
  private static final int MOST_ROWS = 60;

  Shown {
    formats = Map.copyOf(formats);
  }

  /// Empty if Lanewise has nothing to say of such a value.
  static Optional<Shown> of(Object value) {
    return switch (value) {
      case Chart chart -> Optional.of(as("image/svg+xml", chart.document(), chart.description()));
      case Table table -> Optional.of(as("text/html", TableHtml.of(table, MOST_ROWS), table.print(MOST_ROWS)));
      case Picture picture -> Optional.of(
          as("image/png", Base64.getEncoder().encodeToString(picture.png()), picture.description()));
      case Markdown markdown -> Optional.of(as("text/markdown", markdown.text(), markdown.text()));
      case null, default -> Optional.empty();
    };
  }

  private static Shown as(String mime, String data, String plain) {
    var formats = new TreeMap<>(Map.of(mime, data));
    formats.put(PLAIN, plain);
    return new Shown(formats);
  }
}
