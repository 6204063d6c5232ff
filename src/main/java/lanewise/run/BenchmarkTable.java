package lanewise.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lanewise.console.TextTable.Column;
import lanewise.console.TextTable;
import lanewise.results.BenchmarkRecord;
import lanewise.results.Status;
import picocli.CommandLine.Help.Ansi;

/// Lays the results of benchmarks out for the terminal.
final class BenchmarkTable {

  private BenchmarkTable() {}

  static String of(List<BenchmarkRecord> records, Ansi ansi) {
    return new TextTable<>(List.of(
        new Column<BenchmarkRecord>("benchmark", false, row -> shortName(row.benchmark())),
        new Column<>("parameters", false, BenchmarkRecord::parameters),
        new Column<>("score", true, row -> number("%,.1f", row.score())),
        new Column<>("error", true, row -> number("%,.1f", row.error())),
        new Column<>("unit", false, row -> row.status() == Status.OK ? row.unit() : row.status().label()),
        new Column<>("GFLOP/s", true, row -> number("%.1f", row.gflops())),
        new Column<>("of peak", true, row -> number("%.1f %%", row.percentOfPeak())),
        new Column<>("GB/s", true, row -> number("%.1f", row.gbPerSecond())),
        new Column<>("images/s", true, row -> number("%,.0f", row.imagesPerSecond()))))
        .of(records, ansi);
  }

  /// `ConvKernel.forward` of `lanewise.kernels.conv.ConvKernelBenchmark.forward`.
  private static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    int type = benchmark.lastIndexOf('.', method - 1) + 1;
    return benchmark.substring(type, method).replaceFirst("Benchmark$", "") + benchmark.substring(method);
  }

  private static String number(String format, Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, format, number)).orElse("-");
  }
}
