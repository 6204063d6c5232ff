package lanewise.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lanewise.chart.Line;
import lanewise.chart.LineChart;
import lanewise.chart.LineChart.Axis;
import lanewise.chart.LineChart.Scale;
import lanewise.results.StoredRow;

/// Arithmetic intensity against speed, under the ceilings that the same run measured: what is left, and whether
/// arithmetic or memory is in the way.
final class RooflineSection implements Section {

  private static final String PEAK = "peak";
  /// The ceilings reach a bit beyond the points.
  private static final double BEYOND = 2;
  /// Where there are no points to reach beyond.
  private static final double LEAST_INTENSITY = 0.1;
  private static final double MOST_INTENSITY = 100;

  /// Something that was measured, and the series it belongs to.
  private record Work(String series, StoredRow row) {

    double gflops() {
      return row.real("gflops").orElse(0.0);
    }

    /// FLOP for each byte.
    double intensity() {
      return gflops() / row.real("gb_per_second").orElse(Double.NaN);
    }

    boolean drawable() {
      return gflops() > 0 && intensity() > 0 && Double.isFinite(intensity());
    }
  }

  /// What the ceilings of a chart hold for.
  private record Machine(long threads, long vectorBits) {

    static Machine of(StoredRow row) {
      return new Machine(row.integer("threads").orElse(1L), row.integer("vector_bits").orElse(0L));
    }
  }

  @Override
  public String id() {
    return "roofline";
  }

  @Override
  public String title() {
    return "Roofline";
  }

  @Override
  public String of(Runs runs) {
    return figures(runs).stream().map(Figure::html).collect(Collectors.joining());
  }

  /// One for each run that has ceilings and something below them.
  static List<Figure> figures(Runs runs) {
    return runs.all().stream().flatMap(run -> figure(runs, run).stream()).toList();
  }

  private static Optional<Figure> figure(Runs runs, StoredRun run) {
    List<StoredRow> ceilings = run.table(StoredRun.ROOFLINE);
    boolean kernels = !run.table(StoredRun.KERNELS).isEmpty();
    if (ceilings.isEmpty()) {
      return Optional.empty();
    }
    Machine machine = ceilings.stream().map(Machine::of)
        .max(Comparator.comparingLong(Machine::threads).thenComparingLong(Machine::vectorBits)).orElseThrow();
    List<Work> works = (kernels ? kernels(run, machine.threads()) : layers(run)).stream()
        .filter(Work::drawable)
        .toList();
    if (works.isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<Line>(ceilings(ceilings, machine, works));
    Map<String, List<Line.Point>> series = works.stream().collect(Collectors.groupingBy(Work::series,
        LinkedHashMap::new,
        Collectors.mapping(work -> new Line.Point(work.intensity(), work.gflops()), Collectors.toList())));
    int next = 0;
    for (var entry : series.entrySet()) {
      lines.add(new Line(entry.getKey(), entry.getValue(), next++, Line.Style.MARKS));
    }
    String caption = (kernels ? "Each point is the fastest way of one operation on one shape"
        : "Each point is a layer and pass of the fastest arm")
        + ". Grey: what this machine reached with " + machine.threads()
        + (machine.threads() == 1 ? " thread" : " threads")
        + " and vectors of " + machine.vectorBits() + " bits. A point lies below its roof by what there may be to"
        + " gain; Winograd and FFT may pass the peak, because operations are counted by the definition.";
    String title = runs.several() ? "Run " + (runs.all().indexOf(run) + 1) : "";
    return Optional.of(new Figure(title, new LineChart("roofline-chart-" + runs.all().indexOf(run), caption,
        new Axis("FLOP per byte", Scale.LOGARITHMIC), new Axis("GFLOP/s", Scale.LOGARITHMIC), lines), caption,
        (kernels ? StoredRun.KERNELS : StoredRun.LAYERS) + ", " + StoredRun.ROOFLINE));
  }

  /// Of each operation and shape the fastest row; all shapes of a kind of operation are a series.
  private static List<Work> kernels(StoredRun run, long threads) {
    Map<String, Optional<StoredRow>> fastest = run.table(StoredRun.KERNELS).stream()
        .filter(row -> row.text("status").equals("ok") && row.integer("threads").orElse(0L) == threads)
        .collect(Collectors.groupingBy(row -> row.text("operation") + "/" + row.text("shape"), LinkedHashMap::new,
            Collectors.maxBy(Comparator.comparing(row -> row.real("gflops").orElse(0.0)))));
    return fastest.values().stream().flatMap(Optional::stream)
        .map(row -> new Work(row.text("operation").replaceFirst("-(forward|backward|d-.*)$", ""), row))
        .toList();
  }

  /// The layers of the arm that spends least time on a step.
  private static List<Work> layers(StoredRun run) {
    Map<String, List<StoredRow>> byArm = run.table(StoredRun.LAYERS).stream()
        .filter(row -> row.text("status").isEmpty() || row.text("status").equals("ok"))
        .collect(Collectors.groupingBy(row -> row.text("arm"), LinkedHashMap::new, Collectors.toList()));
    return byArm.values().stream()
        .min(Comparator.comparingDouble(RooflineSection::nanos))
        .orElse(List.of()).stream()
        .map(row -> new Work(LayersSection.name(row), row))
        .toList();
  }

  private static double nanos(List<StoredRow> rows) {
    return rows.stream().mapToDouble(row -> row.real("median_ns").orElse(0.0)).sum();
  }

  private static List<Line> ceilings(List<StoredRow> rows, Machine machine, List<Work> works) {
    double from = works.stream().mapToDouble(Work::intensity).reduce(LEAST_INTENSITY, Math::min) / BEYOND;
    double to = works.stream().mapToDouble(Work::intensity).reduce(MOST_INTENSITY, Math::max) * BEYOND;
    List<StoredRow> own = rows.stream().filter(row -> Machine.of(row).equals(machine)).toList();
    double peak = own.stream()
        .filter(row -> row.text("ceiling").equals(PEAK))
        .flatMap(row -> row.real("gflops").stream())
        .findFirst().orElse(Double.NaN);
    var lines = new ArrayList<Line>();
    for (StoredRow row : own) {
      String name = row.text("ceiling");
      if (name.equals(PEAK)) {
        lines.add(new Line("peak " + Digits.few(peak) + " GFLOP/s",
            List.of(new Line.Point(from, peak), new Line.Point(to, peak)), 0, Line.Style.CEILING));
      } else {
        row.real("gb_per_second").ifPresent(bandwidth -> {
          double end = Math.min(to, peak > 0 ? peak / bandwidth : to);
          if (end > from) {
            lines.add(new Line(name.toUpperCase(Locale.ROOT) + " " + Digits.few(bandwidth) + " GB/s",
                List.of(new Line.Point(from, from * bandwidth), new Line.Point(end, end * bandwidth)), 0,
                Line.Style.CEILING));
          }
        });
      }
    }
    return lines;
  }
}
