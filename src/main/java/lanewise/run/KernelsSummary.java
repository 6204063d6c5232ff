package lanewise.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lanewise.config.Kernels;
import lanewise.console.TextTable.Column;
import lanewise.console.TextTable;
import lanewise.results.KernelRecord;
import lanewise.results.KernelRow;
import lanewise.results.Status;
import picocli.CommandLine.Help.Ansi;

/// What a run that measures kernels comes to: who was the fastest, operation by operation and shape by shape.
///
/// @param calls how many calls have each status
/// @param sameBits whether all kernels of one algorithm had the same bits; empty if there are none to compare
/// @param folder the run folder
/// @param files its tables
record KernelsSummary(String experiment, String status, List<Fastest> fastest, Map<String, Long> calls,
    Optional<Boolean> sameBits, String folder, List<String> files) implements Summary {

  /// The fastest way to do one operation on one shape.
  ///
  /// @param speedUpOverScalar at the same number of threads, with the same flags
  record Fastest(String operation, String shape, String algorithm, String kernels, int vectorBits, int threads,
      double gflops, double percentOfPeak, Optional<Double> speedUpOverScalar) {}

  private static final List<Column<Fastest>> COLUMNS = List.of(
      new Column<>("operation", false, Fastest::operation),
      new Column<>("shape", false, Fastest::shape),
      new Column<>("fastest", false, one -> one.algorithm().equals(KernelRecord.NO_ALGORITHM) ? "-" : one.algorithm()),
      new Column<>("bits", true, row -> Integer.toString(row.vectorBits())),
      new Column<>("threads", true, row -> Integer.toString(row.threads())),
      new Column<>("GFLOP/s", true, row -> String.format(Locale.ROOT, "%.1f", row.gflops())),
      new Column<>("of peak", true, row -> String.format(Locale.ROOT, "%.0f %%", row.percentOfPeak())),
      new Column<>("over scalar", true,
          row -> row.speedUpOverScalar().map(times -> String.format(Locale.ROOT, "%.1fx", times)).orElse("-")));

  /// The figures by which rows are grouped.
  private record Work(String operation, String shape) {}

  static KernelsSummary of(String experiment, Status status, List<KernelRow> rows, Path folder, List<String> files) {
    var works = rows.stream().collect(Collectors.groupingBy(
        row -> new Work(row.kernel().operation(), row.kernel().shape()), LinkedHashMap::new, Collectors.toList()));
    var fastest = works.values().stream().flatMap(ofOne -> fastest(ofOne).stream()).toList();
    var calls = rows.stream().sorted(Comparator.comparing(row -> row.kernel().status())).collect(
        Collectors.groupingBy(row -> row.kernel().status().label(), LinkedHashMap::new, Collectors.counting()));
    return new KernelsSummary(
        experiment, status.label(), fastest, calls, sameBits(rows), folder.toString(), files);
  }

  /// Whether all rows that could be compared with a scalar kernel have its bits; empty if no vector kernel could.
  static Optional<Boolean> sameBits(List<KernelRow> rows) {
    List<KernelRow> compared = rows.stream().filter(row -> row.bitsEqual().isPresent()).toList();
    boolean same = compared.stream().allMatch(row -> row.bitsEqual().orElseThrow());
    boolean vector = compared.stream().anyMatch(row -> !row.kernel().kernels().equals(Kernels.SCALAR.label()));
    return same && !vector ? Optional.empty() : Optional.of(same);
  }

  private static Optional<Fastest> fastest(List<KernelRow> rows) {
    Function<KernelRow, Optional<Double>> speed = row -> row.kernel().timing().map(timing -> 1 / timing.medianNanos());
    return rows.stream()
        .filter(row -> row.kernel().timing().isPresent())
        .max(Comparator.comparing(row -> speed.apply(row).orElseThrow()))
        .flatMap(KernelsSummary::line);
  }

  private static Optional<Fastest> line(KernelRow row) {
    KernelRecord kernel = row.kernel();
    return kernel.timing().flatMap(timing -> kernel.vectorBits().map(bits -> new Fastest(kernel.operation(),
        kernel.shape(), kernel.algorithm(), kernel.kernels(), bits, kernel.threads(), timing.gflops(),
        timing.percentOfPeak(), row.speedUpOverScalar())));
  }

  @Override
  public String table(Ansi ansi) {
    var text = new StringBuilder(fastest.isEmpty() ? "no call was measured\n" : new TextTable<>(COLUMNS)
        .of(fastest, ansi));
    text.append("calls: ").append(calls.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "))).append('\n');
    return text.append(SummaryTable.end(sameBits, folder, files, ansi)).toString();
  }
}
