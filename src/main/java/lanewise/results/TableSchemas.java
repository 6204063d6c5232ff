package lanewise.results;

import static lanewise.results.Column.integer;
import static lanewise.results.Column.optionalInteger;
import static lanewise.results.Column.optionalReal;
import static lanewise.results.Column.real;
import static lanewise.results.Column.text;
import static lanewise.results.Column.flags;

import java.util.List;

/// The tables of a run folder.
final class TableSchemas {

  /// A row of `runs.csv`.
  record RunRow(RunContext run, String arm, TrialRecord trial) {}

  /// A row of `epochs.csv`.
  record EpochRow(int trial, String arm, EpochRecord epoch) {}

  /// A row of `confusion.csv`.
  record ConfusionRow(int trial, String arm, ConfusionCell cell) {}

  /// A row of `bench.csv`.
  record BenchmarkRow(String runId, BenchmarkRecord result, Environment environment) {}

  /// One row for each trial.
  static final Schema<RunRow> RUNS = new Schema<>("runs.csv", List.of(
      text("experiment", row -> row.run().experiment()),
      text("run_id", row -> row.run().runId()),
      integer("trial", row -> row.trial().trial()),
      text("status", row -> row.trial().status().label()),
      text("kernels", row -> row.trial().setting().kernels()),
      text("conv_algorithm", row -> row.trial().setting().convAlgorithm()),
      optionalInteger("vector_bits", row -> row.trial().setting().vectorBits()),
      optionalInteger("lanes", row -> row.trial().setting().lanes()),
      integer("threads", row -> row.trial().setting().threads()),
      optionalInteger("batch", row -> row.trial().setting().batch()),
      integer("repeat", row -> row.trial().setting().repeat()),
      integer("seed", row -> row.trial().setting().seed()),
      integer("epochs", row -> row.trial().wholeEpochs()),
      optionalReal("first_epoch_images_per_second", row -> row.trial().firstEpochImagesPerSecond()),
      optionalReal("train_images_per_second", row -> row.trial().trainImagesPerSecond()),
      optionalReal("test_images_per_second", row -> row.trial().test().map(TestRecord::imagesPerSecond)),
      optionalReal("train_loss", row -> row.trial().trainLoss()),
      optionalReal("train_accuracy", row -> row.trial().trainAccuracy()),
      optionalReal("validation_accuracy", row -> row.trial().validationAccuracy()),
      optionalReal("test_loss", row -> row.trial().test().map(TestRecord::loss)),
      optionalReal("test_accuracy", row -> row.trial().test().flatMap(TestRecord::accuracy)),
      text("weights_sha256", row -> row.trial().weightsSha256()),
      real("trial_seconds", row -> row.trial().trialSeconds()),
      text("jvm", row -> row.trial().jvm()),
      flags("jvm_flags", row -> row.trial().jvmFlags()),
      text("cpu", row -> row.run().environment().cpu()),
      text("commit", row -> row.run().environment().commit()),
      text("data_sha256", row -> row.trial().dataSha256()),
      text("config_sha256", row -> row.run().configSha256()),
      text("reason", row -> row.trial().reason()),
      text("algorithm", row -> row.trial().setting().algorithm()),
      text("arm", RunRow::arm),
      optionalReal("gflops", row -> row.trial().gflops()),
      optionalReal("peak_gflops", row -> row.trial().peakGflops()),
      optionalReal("percent_of_peak", row -> row.trial().percentOfPeak())));

  /// One row for each epoch of each trial.
  static final Schema<EpochRow> EPOCHS = new Schema<>("epochs.csv", List.of(
      integer("trial", EpochRow::trial),
      integer("epoch", row -> row.epoch().epoch()),
      real("train_loss", row -> row.epoch().trainLoss()),
      optionalReal("train_accuracy", row -> row.epoch().trainAccuracy()),
      optionalReal("validation_loss", row -> row.epoch().validationLoss()),
      optionalReal("validation_accuracy", row -> row.epoch().validationAccuracy()),
      optionalReal("epoch_seconds", row -> row.epoch().epochSeconds()),
      optionalReal("images_per_second", row -> row.epoch().imagesPerSecond()),
      text("status", row -> row.epoch().status().label()),
      text("arm", EpochRow::arm)));

  /// One row for each pair of classes of each classifying trial.
  static final Schema<ConfusionRow> CONFUSION = new Schema<>("confusion.csv", List.of(
      integer("trial", ConfusionRow::trial),
      integer("actual", row -> row.cell().actual()),
      integer("predicted", row -> row.cell().predicted()),
      integer("count", row -> row.cell().count()),
      text("arm", ConfusionRow::arm)));

  /// One row for each benchmark and combination of its parameters.
  static final Schema<BenchmarkRow> BENCHMARKS = new Schema<>("bench.csv", List.of(
      text("run_id", BenchmarkRow::runId),
      text("benchmark", row -> row.result().benchmark()),
      text("parameters", row -> row.result().parameters()),
      text("status", row -> row.result().status().label()),
      optionalReal("score", row -> row.result().score()),
      text("unit", row -> row.result().unit()),
      optionalReal("error", row -> row.result().error()),
      integer("samples", row -> row.result().samples()),
      optionalReal("gflops", row -> row.result().gflops()),
      optionalReal("percent_of_peak", row -> row.result().percentOfPeak()),
      optionalReal("gb_per_second", row -> row.result().gbPerSecond()),
      optionalReal("images_per_second", row -> row.result().imagesPerSecond()),
      optionalInteger("vector_bits", row -> row.result().vectorBits()),
      text("jvm", row -> row.result().jvm()),
      flags("jvm_flags", row -> row.result().jvmFlags()),
      text("cpu", row -> row.environment().cpu()),
      text("commit", row -> row.environment().commit()),
      text("reason", row -> row.result().reason())));

  /// One row for each ceiling and number of threads.
  static final Schema<CeilingRecord> ROOFLINE = new Schema<>("roofline.csv", List.of(
      integer("threads", CeilingRecord::threads),
      integer("vector_bits", CeilingRecord::vectorBits),
      text("ceiling", CeilingRecord::ceiling),
      optionalReal("gflops", CeilingRecord::gflops),
      optionalReal("gb_per_second", CeilingRecord::gbPerSecond)));

  private TableSchemas() {}
}
