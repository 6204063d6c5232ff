package lanewise.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.chart.Line;
import lanewise.chart.LineChart;
import lanewise.chart.LineChart.Axis;
import lanewise.chart.LineChart.Scale;

/// What more threads buy: arms that differ in nothing else, against the line on which twice the threads are twice as
/// fast.
final class ThreadsSection implements Section {

  private static final int IDEAL_COLOUR = 7;
  /// In the name of an arm: `vector, 2 threads`.
  private static final Pattern THREADS = Pattern.compile("(?:, )?\\b(\\d{1,9}) threads?\\b");

  @Override
  public String id() {
    return "threads";
  }

  @Override
  public String title() {
    return "Thread scaling";
  }

  @Override
  public String of(Runs runs) {
    return figure(runs).map(Figure::html).orElse("");
  }

  /// Empty if no two arms differ in nothing but their threads.
  static Optional<Figure> figure(Runs runs) {
    Map<String, TreeMap<Integer, Double>> speeds = speeds(ArmFigures.of(runs));
    speeds.values().removeIf(bySize -> bySize.size() < 2);
    if (speeds.isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<Line>();
    int fewest = speeds.values().stream().mapToInt(TreeMap::firstKey).min().orElseThrow();
    int most = speeds.values().stream().mapToInt(TreeMap::lastKey).max().orElseThrow();
    speeds.forEach((name, bySize) -> {
      int start = bySize.firstKey();
      double unit = bySize.firstEntry().getValue() / start;
      lines.add(new Line(name, bySize.entrySet().stream()
          .map(entry -> new Line.Point(entry.getKey(), entry.getValue() / unit))
          .toList(), lines.size(), Line.Style.LINE));
    });
    lines.add(new Line("ideal", List.of(new Line.Point(fewest, fewest), new Line.Point(most, most)), IDEAL_COLOUR,
        Line.Style.DASHED));
    String caption = "Training speed by number of threads, in times the speed of one thread (or of the fewest, taken"
        + " to be on the ideal line).";
    return Optional.of(new Figure(new LineChart("threads-chart", caption, new Axis("threads", Scale.WHOLE_NUMBERS),
        new Axis("times as fast", Scale.FROM_ZERO), lines), caption, StoredRun.ARMS));
  }

  private static Map<String, TreeMap<Integer, Double>> speeds(List<ArmFigures> arms) {
    var speeds = new LinkedHashMap<String, TreeMap<Integer, Double>>();
    for (ArmFigures arm : arms) {
      Matcher threads = THREADS.matcher(arm.name());
      if (arm.ofTraining() && arm.speed().isPresent() && threads.find()) {
        speeds.computeIfAbsent(threads.replaceFirst(""), _ -> new TreeMap<>())
            .put(Integer.parseInt(threads.group(1)), arm.speed().orElseThrow());
      }
    }
    return speeds;
  }
}
