package lanewise.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lanewise.results.StoredRow;

/// How often each actual class was taken for which. Arms with the same counts share a table.
final class ConfusionSection implements Section {

  private static final int MOST_TABLES = 3;
  /// Shades of a cell, `h0` to `h9` in the style sheet.
  private static final int SHADES = 10;

  /// @param counts by actual and predicted class
  private record Matrix(Map<Long, Map<Long, Long>> counts) {

    long count(long actual, long predicted) {
      return counts.getOrDefault(actual, Map.of()).getOrDefault(predicted, 0L);
    }

    long total(long actual) {
      return counts.getOrDefault(actual, Map.of()).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  @Override
  public String id() {
    return "confusion";
  }

  @Override
  public String title() {
    return "Confusion matrix";
  }

  @Override
  public String of(Runs runs) {
    var trials = new LinkedHashMap<String, Map<Long, Map<Long, Long>>>();
    for (Runs.Row row : runs.rows(StoredRun.CONFUSION)) {
      StoredRow cells = row.cells();
      String arm = cells.text("arm").isEmpty() ? "" : ", " + cells.text("arm");
      trials.computeIfAbsent(runs.armName(row.run(), "trial " + cells.text("trial") + arm), _ -> new TreeMap<>())
          .computeIfAbsent(cells.integer("actual").orElse(-1L), _ -> new TreeMap<>())
          .merge(cells.integer("predicted").orElse(-1L), cells.integer("count").orElse(0L), Long::sum);
    }
    Map<Matrix, List<String>> matrices = trials.entrySet().stream().collect(Collectors.groupingBy(
        entry -> new Matrix(entry.getValue()), LinkedHashMap::new,
        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    if (matrices.isEmpty()) {
      return "";
    }
    String tables = matrices.entrySet().stream()
        .limit(MOST_TABLES)
        .map(entry -> table(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
    return tables + Html.note("Rows are the actual classes, columns what the network took them for, over the test set;"
        + " accuracy is the share of a class that was recognised. "
        + (matrices.size() > MOST_TABLES ? (matrices.size() - MOST_TABLES) + " more tables differ from these. " : "")
        + "Figures: " + StoredRun.CONFUSION + ".");
  }

  private static String table(Matrix matrix, List<String> trials) {
    var classes = new TreeSet<>(matrix.counts().keySet());
    matrix.counts().values().forEach(predicted -> classes.addAll(predicted.keySet()));
    var html = new StringBuilder(Html.heading(trials.size() == 1 ? trials.getFirst()
        : trials.size() + " trials with the same counts: " + LearningSection.joined(trials)));
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Confusion matrix\">")
        .append("<table class=\"heat\"><thead><tr><th scope=\"col\">actual</th>");
    classes.forEach(predicted -> html.append("<th scope=\"col\">").append(predicted).append("</th>"));
    html.append("<th scope=\"col\">accuracy</th></tr></thead>\n<tbody>\n");
    for (long actual : classes) {
      html.append("<tr><th scope=\"row\">").append(actual).append("</th>");
      long total = matrix.total(actual);
      for (long predicted : classes) {
        html.append(cell(matrix.count(actual, predicted), total, actual == predicted));
      }
      double accuracy = (double) matrix.count(actual, actual) / total;
      html.append("<td>").append(total == 0 ? "" : String.format(Locale.ROOT, "%.3f", accuracy))
          .append("</td></tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  /// Errors are shaded on a scale of their own: they are few, and they are what one looks for.
  private static String cell(long count, long total, boolean right) {
    if (count == 0) {
      return "<td class=\"zero\">·</td>";
    }
    double share = (double) count / total;
    int shade = (int) Math.min(SHADES - 1, right ? share * share * SHADES : 1 + Math.sqrt(share) * SHADES);
    return "<td class=\"" + (right ? "right" : "wrong") + " h" + shade + "\">" + count + "</td>";
  }
}
