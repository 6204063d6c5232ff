package lanewise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lanewise.config.Algorithm;
import lanewise.config.Arm;
import lanewise.config.Kernels;
import lanewise.config.TrialPlan;
import lanewise.results.Status;
import lanewise.results.TestRecord;
import lanewise.results.TrialRecord;
import lanewise.statistics.Median;
import picocli.CommandLine.Help.Ansi;

/// What a training run comes to, arm by arm.
///
/// @param sameBits whether all trials of one algorithm ended with the same weights; empty if there are none to compare
/// @param folder the run folder
/// @param files its tables
record RunSummary(
    String experiment, String status, List<ArmSummary> arms, Optional<Boolean> sameBits, String folder,
    List<String> files) implements Summary {

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
        .map(arm -> summary(arm.getKey().name(), arm.getValue(), baseline))
        .toList();
    return new RunSummary(experiment, status.label(), arms, sameBits(trials), folder.toString(), files);
  }

  @Override
  public String table(Ansi ansi) {
    return SummaryTable.of(this, ansi);
  }

  /// Whether all trials of one algorithm that ended with weights ended with the same, for every algorithm; empty if
  /// none has two to compare. Different algorithms round differently and are not compared.
  static Optional<Boolean> sameBits(Map<TrialPlan, TrialRecord> trials) {
    var hashes = new EnumMap<Algorithm, List<String>>(Algorithm.class);
    trials.forEach((plan, trial) -> {
      if (!trial.weightsSha256().isEmpty()) {
        hashes.computeIfAbsent(plan.arm().algorithm(), _ -> new ArrayList<>()).add(trial.weightsSha256());
      }
    });
    var comparable = hashes.values().stream().filter(ofOne -> ofOne.size() > 1).toList();
    return comparable.isEmpty()
        ? Optional.empty()
        : Optional.of(comparable.stream().allMatch(ofOne -> Set.copyOf(ofOne).size() == 1));
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
