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
import lanewise.config.Arm;
import lanewise.results.ArmRecord;
import lanewise.results.ArmSamples;
import lanewise.results.KernelResults;
import lanewise.results.KernelRow;
import lanewise.results.KernelStatus;
import lanewise.results.KernelTiming;
import lanewise.results.Metric;
import lanewise.statistics.Median;

/// Sums the calls of a run that measures kernels up, arm by arm and call by call.
final class KernelArms {

  private KernelArms() {}

  /// @param candidates for the baseline, of which for each call the first that was measured is taken
  static List<ArmRecord> of(List<KernelRow> rows, List<Arm> candidates) {
    Map<ArmSamples.Key, ArmSamples> samples = ArmSamples.of(KernelResults.samples(rows));
    var byArm = new LinkedHashMap<ArmSamples.Key, List<KernelRow>>();
    rows.forEach(row -> byArm.computeIfAbsent(
        new ArmSamples.Key(row.arm(), row.kernel().work(), Metric.CALL_NS), _ -> new ArrayList<>()).add(row));
    List<String> baselines = candidates.stream().map(Arm::name).toList();
    return byArm.entrySet().stream()
        .map(entry -> ArmRecord.of(
            entry.getKey(), entry.getValue().size(), samples, baselines, outcome(entry.getValue())))
        .toList();
  }

  /// @param rows of one arm and call
  private static ArmRecord.Outcome outcome(List<KernelRow> rows) {
    KernelRow worst = rows.stream().max(Comparator.comparing((KernelRow row) -> row.kernel().status())).orElseThrow();
    KernelStatus status = worst.kernel().status();
    Set<String> hashes = rows.stream().flatMap(row -> row.kernel().timing().stream()).map(KernelTiming::resultSha256)
        .collect(Collectors.toSet());
    List<Boolean> equal = rows.stream().flatMap(row -> row.bitsEqual().stream()).toList();
    return new ArmRecord.Outcome(
        median(rows, KernelTiming::gflops),
        median(rows, KernelTiming::percentOfPeak),
        Optional.empty(),
        Optional.empty(),
        hashes.size() > 1 ? Optional.of(ArmRecord.Outcome.DIFFER) : hashes.stream().findFirst(),
        equal.isEmpty() ? Optional.empty() : Optional.of(!equal.contains(false)),
        status.label(),
        Optional.of(worst.kernel().reason()).filter(reason -> !reason.isEmpty()));
  }

  private static Optional<Double> median(List<KernelRow> rows, Function<KernelTiming, Double> figure) {
    return Median.of(rows.stream().flatMap(row -> row.kernel().timing().stream()).map(figure).toList());
  }
}
