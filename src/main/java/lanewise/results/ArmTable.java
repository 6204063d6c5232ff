package lanewise.results;

import static lanewise.results.Column.integer;
import static lanewise.results.Column.optionalReal;
import static lanewise.results.Column.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lanewise.statistics.Comparison;
import lanewise.statistics.Spread;

/// `arms.csv`: the statistics of a run.
final class ArmTable {

  /// A row of the table.
  record Row(RunContext run, ArmRecord arm) {

    private <T> Optional<T> spread(Function<Spread, T> figure) {
      return arm.spread().map(figure);
    }

    /// Of a comparison that has the figure; an interval takes two samples on each side.
    private Optional<Double> against(Function<Comparison, Double> figure) {
      return arm.against().map(figure).filter(value -> !value.isNaN());
    }
  }

  /// One row for each arm and work.
  static final Schema<Row> SCHEMA = new Schema<>("arms.csv", List.of(
      text("experiment", row -> row.run().experiment()),
      text("run_id", row -> row.run().runId()),
      text("work", row -> row.arm().work()),
      text("metric", row -> row.arm().metric().label()),
      text("arm", row -> row.arm().arm()),
      integer("trials", row -> row.arm().trials()),
      integer("n", row -> row.spread(Spread::n).orElse(0)),
      optionalReal("median", row -> row.spread(Spread::median)),
      optionalReal("mad", row -> row.spread(Spread::mad)),
      text("baseline", row -> row.arm().baseline()),
      optionalReal("speed_up", row -> row.arm().speedUp()),
      optionalReal("speed_up_low", row -> row.against(Comparison::low)),
      optionalReal("speed_up_high", row -> row.against(Comparison::high)),
      optionalReal("p_value", row -> row.against(Comparison::p)),
      text("verdict", row -> row.arm().against().map(against -> against.verdict().label()).orElse("")),
      optionalReal("gflops", row -> row.arm().outcome().gflops()),
      optionalReal("percent_of_peak", row -> row.arm().outcome().percentOfPeak()),
      optionalReal("test_accuracy", row -> row.arm().outcome().testAccuracy()),
      optionalReal("test_loss", row -> row.arm().outcome().testLoss()),
      text("weights_sha256", row -> row.arm().outcome().resultSha256().orElse("")),
      text("same_bits", row -> row.arm().outcome().sameBits().map(String::valueOf).orElse("")),
      text("status", row -> row.arm().outcome().status()),
      text("reason", row -> row.arm().outcome().reason().orElse(""))));

  private ArmTable() {}
}
