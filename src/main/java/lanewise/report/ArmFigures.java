package lanewise.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lanewise.results.ArmRecord;
import lanewise.results.StoredRow;

/// A row of `arms.csv`: what the samples of an arm come to in one kind of work.
///
/// @param name of the arm on this page
/// @param label of the arm in charts
/// @param work `train`, or operation, shape and algorithm of a kernel
/// @param trials JVMs that it ran in
/// @param samples one of each JVM, or where there is only one JVM, its own
/// @param speedUp times as fast as the baseline; 1 for the baseline itself; empty where there is nothing to compare
/// @param low end of the 95 % interval of `speedUp`
/// @param high end of the 95 % interval of `speedUp`
/// @param sameBits whether its result is that of all arms that must agree with it; empty if there are none
/// @param hash of its result; [ArmRecord.Outcome#DIFFER] if its trials disagree, empty if none got that far
/// @param baselineHash of the baseline's result at the same work; empty likewise
record ArmFigures(
    StoredRun run, String name, String label, String arm, String work, String metric, long trials, long samples,
    Optional<Double> median, String baseline, Optional<Double> speedUp, Optional<Double> low, Optional<Double> high,
    String verdict, String sameBits, String hash, String baselineHash) {

  /// The work of a training run.
  static final String TRAIN = "train";
  /// `operation/shape/algorithm`, of which only convolutions have the third.
  private static final int KERNEL_PARTS = 3;
  /// Ends the names of metrics of which less is better.
  private static final String TIME = "_ns";

  /// All rows of the runs, in the order of their files.
  static List<ArmFigures> of(Runs runs) {
    List<Runs.Row> rows = runs.rows(StoredRun.ARMS);
    Map<List<Object>, String> hashes = rows.stream().collect(Collectors.toMap(
        row -> key(row, "arm"), row -> row.cells().text("weights_sha256"), (first, _) -> first));
    return rows.stream().map(row -> of(runs, row.run(), row.cells(), hashes.getOrDefault(key(row, "baseline"), "")))
        .toList();
  }

  private static List<Object> key(Runs.Row row, String armColumn) {
    return List.of(row.run().folder(), row.cells().text("work"), row.cells().text(armColumn));
  }

  private static ArmFigures of(Runs runs, StoredRun run, StoredRow row, String baselineHash) {
    String arm = row.text("arm");
    return new ArmFigures(run, runs.armName(run, arm), runs.armLabel(run, arm), arm, row.text("work"),
        row.text("metric"), row.integer("trials").orElse(0L), row.integer("n").orElse(0L), row.real("median"),
        row.text("baseline"), row.real("speed_up"), row.real("speed_up_low").filter(Double::isFinite),
        row.real("speed_up_high").filter(Double::isFinite), row.text("verdict"), row.text("same_bits"),
        row.text("weights_sha256"), baselineHash);
  }

  /// Whether it can be said how fast it is against another arm, perhaps although some of its trials failed.
  boolean compared() {
    return speedUp.filter(Double::isFinite).isPresent() && !baseline.equals(arm);
  }

  /// Whether there are two results to compare.
  boolean bitsKnown() {
    return !hash.isEmpty() && !baselineHash.isEmpty();
  }

  /// Whether its result is the baseline's, bit for bit.
  boolean bitsOfBaseline() {
    return bitsKnown() && hash.equals(baselineHash) && !hash.equals(ArmRecord.Outcome.DIFFER);
  }

  /// Whether it differs from an arm that it must agree with, or its trials from each other.
  boolean bitsWrong() {
    return sameBits.equals("false") || hash.equals(ArmRecord.Outcome.DIFFER);
  }

  boolean isBaseline() {
    return median.isPresent() && baseline.equals(arm);
  }

  boolean ofTraining() {
    return work.equals(TRAIN);
  }

  /// Work per time, of whatever metric.
  Optional<Double> speed() {
    return median.filter(value -> value > 0).map(value -> metric.endsWith(TIME) ? 1 / value : value);
  }

  /// The work without its algorithm: what has to be done, however.
  String task() {
    String[] parts = work.split("/");
    return parts.length > 1 ? parts[0] + ", " + parts[1] : work;
  }

  /// The algorithm of a kernel that has a choice; else empty.
  String algorithm() {
    String[] parts = work.split("/");
    return parts.length == KERNEL_PARTS && !parts[2].equals("none") ? parts[2] : "";
  }

  /// For each task of kernels the fastest of its arms and algorithms that was compared, in the order of the tasks.
  static List<ArmFigures> fastest(List<ArmFigures> all) {
    Map<String, Optional<ArmFigures>> byTask = all.stream()
        .filter(figures -> !figures.ofTraining() && figures.compared() && figures.speed().isPresent())
        .collect(Collectors.groupingBy(figures -> figures.run().id() + figures.task(), LinkedHashMap::new,
            Collectors.maxBy(Comparator.comparing(figures -> figures.speed().orElseThrow()))));
    return byTask.values().stream().flatMap(Optional::stream).toList();
  }
}
