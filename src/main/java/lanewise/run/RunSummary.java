package lanewise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import lanewise.config.Arm;
import lanewise.config.Kernels;
import lanewise.config.TrialPlan;
import lanewise.results.Status;
import lanewise.results.TestRecord;
import lanewise.results.TrialRecord;
import lanewise.statistics.Median;

/// What a run comes to: the closing table, and the JSON of `run --json`.
///
/// @param sameBits whether all trials ended with the same weights; empty with fewer than two to compare
/// @param folder the run folder
/// @param files its tables
record RunSummary(
    String experiment, String status, List<ArmSummary> arms, Optional<Boolean> sameBits, String folder,
    List<String> files) {

  private static final String DIFFER = "differ";

  /// Sums up the trials of a run, arm by arm in the order in which the arms were planned.
  ///
  /// @param trials each under its plan, in running order
  static RunSummary of(String experiment, Status status, Map<TrialPlan, TrialRecord> trials, Path folder,
      List<String> files) {
    var byArm = new LinkedHashMap<Arm, List<TrialRecord>>();
    trials.forEach((plan, trial) -> byArm.computeIfAbsent(plan.arm(), _ -> new ArrayList<>()).add(trial));
    Optional<Double> baseline = byArm.keySet().stream()
        .sorted(Comparator.comparing((Arm arm) -> arm.kernels() != Kernels.SCALAR))
        .flatMap(arm -> median(byArm.get(arm), TrialRecord::trainImagesPerSecond).stream())
        .findFirst();
    var arms = byArm.entrySet().stream()
        .map(arm -> summary(name(arm.getKey()), arm.getValue(), baseline))
        .toList();
    return new RunSummary(experiment, status.label(), arms, sameBits(trials.values()), folder.toString(), files);
  }

  /// Whether all trials that ended with weights ended with the same; empty with fewer than two of them.
  static Optional<Boolean> sameBits(Collection<TrialRecord> trials) {
    var hashes = trials.stream().map(TrialRecord::weightsSha256).filter(hash -> !hash.isEmpty()).toList();
    return hashes.size() < 2 ? Optional.empty() : Optional.of(hashes.stream().distinct().count() == 1);
  }

  /// `vector 256 bits, 2 threads`, with the JVM flags that the arm asks for.
  static String name(Arm arm) {
    OptionalInt bits = arm.vectorBits();
    return arm.kernels().label()
        + (bits.isPresent() ? " " + bits.getAsInt() + " bits" : "")
        + ", " + arm.threads() + (arm.threads() == 1 ? " thread" : " threads")
        + (arm.jvmFlags().isEmpty() ? "" : ", " + arm.jvmFlags());
  }

  private static ArmSummary summary(String name, List<TrialRecord> trials, Optional<Double> baseline) {
    Optional<Double> speed = median(trials, TrialRecord::trainImagesPerSecond);
    var hashes = trials.stream().map(TrialRecord::weightsSha256).filter(hash -> !hash.isEmpty()).distinct().toList();
    Status status = trials.stream().map(TrialRecord::status).max(Comparator.naturalOrder()).orElseThrow();
    TrialRecord worst = trials.stream().filter(trial -> trial.status() == status).findFirst().orElseThrow();
    return new ArmSummary(
        name,
        speed,
        speed.flatMap(own -> baseline.map(other -> own / other)),
        median(trials, trial -> trial.test().flatMap(TestRecord::accuracy)),
        median(trials, trial -> trial.test().map(TestRecord::loss)),
        hashes.size() > 1 ? Optional.of(DIFFER) : hashes.stream().findFirst(),
        worst.status().label(),
        Optional.of(worst.reason()).filter(reason -> !reason.isEmpty()));
  }

  private static Optional<Double> median(
      List<TrialRecord> trials, Function<TrialRecord, Optional<Double>> figure) {
    return Median.of(trials.stream().map(figure).flatMap(Optional::stream).toList());
  }
}
