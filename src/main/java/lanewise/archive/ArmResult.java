package lanewise.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lanewise.results.ArmRecord.Outcome;
import lanewise.results.StoredFile;
import lanewise.results.StoredRow;
import lanewise.results.StoredTable;
import lanewise.statistics.Median;

/// What one arm of a run came to, at one piece of work.
///
/// @param work `train`, or the kernel call that was measured
/// @param metric what `median` counts; times end in `_ns`
/// @param speedUp over the run's baseline arm
/// @param verdict empty for the baseline, and for runs older than statistics
/// @param weightsSha256 empty if there are none, `differ` if the trials of the arm do not agree
record ArmResult(
    String work,
    String metric,
    String arm,
    Optional<Double> median,
    Optional<Double> speedUp,
    Optional<Double> speedUpLow,
    Optional<Double> speedUpHigh,
    String verdict,
    Optional<Double> gflops,
    Optional<Double> percentOfPeak,
    Optional<Double> testAccuracy,
    String weightsSha256,
    String status) {

  private static final String NANOS = "_ns";
  private static final String TRAINING_SPEED = "train_images_per_second";

  /// The arms of a run, from `arms.csv`, or from `runs.csv` where a run is older than that; none without either.
  ///
  /// @throws lanewise.results.DamagedRunException if the table is not what a run writes
  static List<ArmResult> of(Path folder) {
    Path arms = StoredFile.in(folder, "arms.csv");
    if (Files.exists(arms)) {
      return StoredTable.read(arms).stream().map(ArmResult::of).toList();
    }
    Path runs = StoredFile.in(folder, "runs.csv");
    if (!Files.exists(runs)) {
      return List.of();
    }
    Map<String, List<StoredRow>> trials = StoredTable.read(runs).stream()
        .collect(Collectors.groupingBy(ArmResult::arm, LinkedHashMap::new, Collectors.toList()));
    return trials.entrySet().stream().map(arm -> of(arm.getKey(), arm.getValue())).toList();
  }

  /// Whether a smaller median is the better one.
  boolean countsTime() {
    return metric.endsWith(NANOS);
  }

  private static ArmResult of(StoredRow row) {
    return new ArmResult(row.text("work"), row.text("metric"), row.text("arm"), row.real("median"),
        row.real("speed_up"), row.real("speed_up_low"), row.real("speed_up_high"), row.text("verdict"),
        row.real("gflops"), row.real("percent_of_peak"), row.real("test_accuracy"), row.text("weights_sha256"),
        row.text("status"));
  }

  private static ArmResult of(String arm, List<StoredRow> trials) {
    List<String> weights = trials.stream().map(row -> row.text("weights_sha256")).filter(hash -> !hash.isEmpty())
        .distinct().toList();
    return new ArmResult("train", TRAINING_SPEED, arm, median(trials, TRAINING_SPEED), Optional.empty(),
        Optional.empty(), Optional.empty(), "", Optional.empty(), Optional.empty(), median(trials, "test_accuracy"),
        weights.size() > 1 ? Outcome.DIFFER : String.join("", weights),
        trials.stream().map(row -> row.text("status")).distinct().collect(Collectors.joining("+")));
  }

  private static Optional<Double> median(List<StoredRow> trials, String column) {
    return Median.of(trials.stream().map(row -> row.real(column)).flatMap(Optional::stream).toList());
  }

  /// The name of the arm, or what older tables have in place of one.
  private static String arm(StoredRow row) {
    return row.text("arm").isEmpty()
        ? row.text("kernels") + " " + row.text("vector_bits") + " bits, " + row.text("conv_algorithm") + ", threads "
            + row.text("threads")
        : row.text("arm");
  }
}
