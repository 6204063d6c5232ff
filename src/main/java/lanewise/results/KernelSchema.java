package lanewise.results;

import static lanewise.results.Column.integer;
import static lanewise.results.Column.optionalInteger;
import static lanewise.results.Column.optionalReal;
import static lanewise.results.Column.text;
import static lanewise.results.Column.flags;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The table of a run that measures kernels.
final class KernelSchema {

  /// A row of `kernels.csv`.
  record Row(RunContext run, KernelRow row) {

    KernelRecord kernel() {
      return row.kernel();
    }

    private <T> Optional<T> timing(Function<KernelTiming, T> figure) {
      return kernel().timing().map(figure);
    }
  }

  /// One row for each operation, shape, algorithm and trial.
  static final Schema<Row> KERNELS = new Schema<>("kernels.csv", List.of(
      text("operation", row -> row.kernel().operation()),
      text("algorithm", row -> row.kernel().algorithm()),
      text("shape", row -> row.kernel().shape()),
      text("kernels", row -> row.kernel().kernels()),
      optionalInteger("vector_bits", row -> row.kernel().vectorBits()),
      integer("threads", row -> row.kernel().threads()),
      optionalInteger("samples", row -> row.timing(KernelTiming::samples)),
      optionalReal("median_ns", row -> row.timing(KernelTiming::medianNanos)),
      optionalReal("mad_ns", row -> row.timing(KernelTiming::madNanos)),
      optionalReal("gflops", row -> row.timing(KernelTiming::gflops)),
      optionalReal("percent_of_peak", row -> row.timing(KernelTiming::percentOfPeak)),
      optionalReal("speedup_over_scalar", row -> row.row().speedUpOverScalar()),
      optionalReal("ulp_vs_reference", row -> row.timing(KernelTiming::ulpVsReference)),
      text("bits_equal", row -> row.row().bitsEqual().map(Object::toString).orElse("")),
      text("status", row -> row.kernel().status().label()),
      optionalReal("gb_per_second", row -> row.timing(KernelTiming::gbPerSecond)),
      text("result_sha256", row -> row.timing(KernelTiming::resultSha256).orElse("")),
      integer("trial", row -> row.kernel().trial()),
      integer("repeat", row -> row.kernel().repeat()),
      text("experiment", row -> row.run().experiment()),
      text("run_id", row -> row.run().runId()),
      text("jvm", row -> row.kernel().jvm()),
      flags("jvm_flags", row -> row.kernel().jvmFlags()),
      text("cpu", row -> row.run().environment().cpu()),
      text("commit", row -> row.run().environment().commit()),
      text("config_sha256", row -> row.run().configSha256()),
      text("reason", row -> row.kernel().reason()),
      text("arm", row -> row.row().arm())));

  private KernelSchema() {}
}
