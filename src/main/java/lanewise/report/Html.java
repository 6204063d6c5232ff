package lanewise.report;

import java.util.List;
import java.util.stream.Collectors;

/// Pieces of the page. Text is escaped where it enters; every other argument is markup.
public final class Html {

  private Html() {}

  /// Text as content or as the value of a quoted attribute.
  public static String escaped(String text) {
    var escaped = new StringBuilder(text.length());
    text.codePoints().forEach(point -> {
      switch (point) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.appendCodePoint(point);
      }
    });
    return escaped.toString();
  }

  static String heading(String text) {
    return "<h3>" + escaped(text) + "</h3>\n";
  }

  static String note(String text) {
    return "<p class=\"note\">" + escaped(text) + "</p>\n";
  }

  static String code(String text) {
    return "<code>" + escaped(text) + "</code>";
  }

  /// What is there for those who ask for it.
  static String folded(String summary, String content) {
    return "<details><summary>" + escaped(summary) + "</summary>\n" + content + "</details>\n";
  }

  static String list(String cssClass, List<String> items) {
    return items.stream()
        .map(item -> "<li>" + item + "</li>\n")
        .collect(Collectors.joining("", "<ul class=\"" + cssClass + "\">\n", "</ul>\n"));
  }
}
