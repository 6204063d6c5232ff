package lanewise.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lanewise.config.Algorithm;
import lanewise.config.Arm;
import lanewise.config.ArmSetting;
import lanewise.config.TrialPlan;
import lanewise.results.ArmRecord;
import lanewise.results.ArmSamples;
import lanewise.results.Metric;
import lanewise.results.SampleRecord;
import lanewise.results.Status;
import lanewise.results.TestRecord;
import lanewise.results.TrialRecord;
import lanewise.statistics.Median;

/// Sums the trials of a training run up, arm by arm.
final class TrainingArms {

  private final Map<Arm, List<TrialRecord>> trials = new LinkedHashMap<>();
  private final Map<Network, List<String>> hashes = new LinkedHashMap<>();

  /// What trials have in common that have to end with the same weights. Algorithms round differently, and settings
  /// train another network.
  record Network(Algorithm algorithm, List<ArmSetting> settings) {

    static Network of(Arm arm) {
      return new Network(arm.algorithm(), arm.settings());
    }
  }

  /// @param trials each under its plan, in running order
  TrainingArms(Map<TrialPlan, TrialRecord> trials) {
    trials.forEach((plan, trial) -> {
      this.trials.computeIfAbsent(plan.arm(), _ -> new ArrayList<>()).add(trial);
      if (!trial.weightsSha256().isEmpty()) {
        hashes.computeIfAbsent(Network.of(plan.arm()), _ -> new ArrayList<>()).add(trial.weightsSha256());
      }
    });
  }

  /// Whether all trials of one network that ended with weights ended with the same, for every network; empty if none
  /// has two to compare.
  Optional<Boolean> sameBits() {
    var comparable = hashes.values().stream().filter(ofOne -> ofOne.size() > 1).toList();
    return comparable.isEmpty()
        ? Optional.empty()
        : Optional.of(comparable.stream().allMatch(ofOne -> Set.copyOf(ofOne).size() == 1));
  }

  /// The arms in the order in which they were planned.
  ///
  /// @param candidates for the baseline, of which the first that was measured is taken
  List<ArmRecord> records(List<Arm> candidates) {
    Map<ArmSamples.Key, ArmSamples> samples = ArmSamples.of(trials.entrySet().stream()
        .flatMap(arm -> arm.getValue().stream().flatMap(trial -> trial.samples(arm.getKey().name()).stream()))
        .toList());
    List<String> baselines = candidates.stream().map(Arm::name).toList();
    return trials.entrySet().stream()
        .map(arm -> ArmRecord.of(key(arm.getKey()), arm.getValue().size(), samples, baselines,
            outcome(arm.getKey(), arm.getValue())))
        .toList();
  }

  private static ArmSamples.Key key(Arm arm) {
    return new ArmSamples.Key(arm.name(), SampleRecord.TRAIN, Metric.TRAIN_IMAGES_PER_SECOND);
  }

  private ArmRecord.Outcome outcome(Arm arm, List<TrialRecord> trials) {
    Set<String> own = trials.stream().map(TrialRecord::weightsSha256).filter(hash -> !hash.isEmpty())
        .collect(Collectors.toSet());
    Status status = trials.stream().map(TrialRecord::status).max(Comparator.naturalOrder()).orElseThrow();
    TrialRecord worst = trials.stream().filter(trial -> trial.status() == status).findFirst().orElseThrow();
    return new ArmRecord.Outcome(
        median(trials, TrialRecord::gflops),
        median(trials, TrialRecord::percentOfPeak),
        median(trials, trial -> trial.test().flatMap(TestRecord::accuracy)),
        median(trials, trial -> trial.test().map(TestRecord::loss)),
        own.size() > 1 ? Optional.of(ArmRecord.Outcome.DIFFER) : own.stream().findFirst(),
        sameBits(hashes.getOrDefault(Network.of(arm), List.of()), own),
        worst.status().label(),
        Optional.of(worst.reason()).filter(reason -> !reason.isEmpty()));
  }

  /// @param all hashes of the network's trials
  /// @param own those of an arm among them
  private static Optional<Boolean> sameBits(List<String> all, Set<String> own) {
    return own.isEmpty() || all.size() < 2 ? Optional.empty() : Optional.of(own.equals(Set.of(all.getFirst())));
  }

  private static Optional<Double> median(
      List<TrialRecord> trials, Function<TrialRecord, Optional<Double>> figure) {
    return Median.of(trials.stream().map(figure).flatMap(Optional::stream).toList());
  }
}
