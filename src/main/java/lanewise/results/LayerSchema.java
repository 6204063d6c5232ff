package lanewise.results;

import static lanewise.results.Column.integer;
import static lanewise.results.Column.optionalReal;
import static lanewise.results.Column.real;
import static lanewise.results.Column.text;

import java.util.List;

/// The table of a run whose trials were profiled.
final class LayerSchema {

  /// A row of `layers.csv`.
  ///
  /// @param arm name of the trial's arm
  /// @param status of the trial
  record Row(RunContext run, String arm, Status status, LayerRecord line) {}

  /// One row for each layer, pass and trial, and for what belongs to no layer.
  static final Schema<Row> LAYERS = new Schema<>("layers.csv", List.of(
      text("experiment", row -> row.run().experiment()),
      text("run_id", row -> row.run().runId()),
      integer("trial", row -> row.line().trial()),
      text("arm", Row::arm),
      integer("layer", row -> row.line().layer()),
      text("description", row -> row.line().description()),
      text("pass", row -> row.line().pass()),
      integer("steps", row -> row.line().steps()),
      real("median_ns", row -> row.line().medianNanos()),
      real("mad_ns", row -> row.line().madNanos()),
      real("share_percent", row -> row.line().sharePercent()),
      optionalReal("gflops", row -> row.line().gflops()),
      optionalReal("percent_of_peak", row -> row.line().percentOfPeak()),
      optionalReal("gb_per_second", row -> row.line().gbPerSecond()),
      text("status", row -> row.status().label())));

  private LayerSchema() {}
}
