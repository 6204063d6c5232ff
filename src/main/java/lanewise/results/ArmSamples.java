package lanewise.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.statistics.Comparison;
import lanewise.statistics.Median;
import lanewise.statistics.Spread;

/// The samples of one arm at one work, as statistics take them: one for each trial, the median of what it measured,
/// because measurements within one JVM are not independent of each other: they share its memory layout and what its JIT
/// compiler happened to do. Where there is a single trial, they are that trial's own, and tell nothing of other JVMs.
///
/// @param trials how many JVMs measured them
/// @param values in the order of the trials, or of the single trial's samples
public record ArmSamples(Key key, int trials, List<Double> values) {

  /// What samples are of.
  public record Key(String arm, String work, Metric metric) {

    /// The same work by another arm.
    public Key by(String otherArm) {
      return new Key(otherArm, work, metric);
    }
  }

  public ArmSamples {
    values = List.copyOf(values);
  }

  /// The samples that count, arm by arm and work by work, in the order in which these first appear.
  public static Map<Key, ArmSamples> of(List<SampleRecord> samples) {
    var byTrial = new LinkedHashMap<Key, Map<Integer, List<Double>>>();
    samples.stream().filter(SampleRecord::counted).forEach(sample -> byTrial
        .computeIfAbsent(new Key(sample.arm(), sample.work(), sample.metric()), _ -> new LinkedHashMap<>())
        .computeIfAbsent(sample.trial(), _ -> new ArrayList<>())
        .add(sample.value()));
    var samplesOf = new LinkedHashMap<Key, ArmSamples>();
    byTrial.forEach((key, trials) -> samplesOf.put(key, new ArmSamples(key, trials.size(), values(trials))));
    return samplesOf;
  }

  private static List<Double> values(Map<Integer, List<Double>> trials) {
    return trials.size() == 1
        ? trials.values().iterator().next()
        : trials.values().stream().map(values -> Median.of(values).orElseThrow()).toList();
  }

  public Spread spread() {
    return Spread.of(values).orElseThrow(); // There is a key only where there is a sample.
  }

  /// How many times as fast as `baseline` this arm is.
  public Comparison against(ArmSamples baseline) {
    return Comparison.of(baseline.values, values, key.metric().direction());
  }
}
