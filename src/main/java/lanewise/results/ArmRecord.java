package lanewise.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.statistics.Comparison;
import lanewise.statistics.Spread;

/// What an arm comes to at one work: a row of `arms.csv`, and a line of a closing table.
///
/// @param work `train`, or the kernel call
/// @param trials how many JVMs measured it
/// @param spread of its samples; empty if there is none
/// @param baseline name of the arm that it is compared with
/// @param against the baseline; empty for the baseline itself, and where one of the two has no samples
public record ArmRecord(String arm, String work, Metric metric, int trials, Optional<Spread> spread, String baseline,
    Optional<Comparison> against, Outcome outcome) {

  /// What the trials of an arm ended with, apart from how fast they were.
  ///
  /// @param gflops nominal, 10^9 per second, by the median
  /// @param percentOfPeak of the peak of fused multiply-adds in the same JVMs
  /// @param testAccuracy median over the trials; empty for regression and kernels
  /// @param testLoss median over the trials; empty for kernels
  /// @param resultSha256 of the weights, or of a kernel's result; empty if no trial got that far; `differ` if the
  ///     trials do not agree
  /// @param sameBits whether that is what every arm has that computes the same in the same order; empty if there is
  ///     nothing to compare with
  /// @param status the worst of the trials
  /// @param reason why the first trial with that status has it; empty if it is `ok`
  public record Outcome(Optional<Double> gflops, Optional<Double> percentOfPeak, Optional<Double> testAccuracy,
      Optional<Double> testLoss, Optional<String> resultSha256, Optional<Boolean> sameBits, String status,
      Optional<String> reason) {

    /// In place of a hash where the trials of an arm do not agree.
    public static final String DIFFER = "differ";
  }

  /// An arm at one work beside its baseline.
  ///
  /// @param trials how many JVMs measured it
  /// @param samples of all arms
  /// @param baselines names of arms, of which the first that has samples of the same work is the baseline
  public static ArmRecord of(ArmSamples.Key key, int trials, Map<ArmSamples.Key, ArmSamples> samples,
      List<String> baselines, Outcome outcome) {
    String baseline = baselines.stream()
        .filter(arm -> samples.containsKey(key.by(arm)))
        .findFirst()
        .orElseGet(baselines::getFirst);
    Optional<ArmSamples> own = Optional.ofNullable(samples.get(key));
    Optional<ArmSamples> base = Optional.ofNullable(samples.get(key.by(baseline)))
        .filter(_ -> !key.arm().equals(baseline));
    return new ArmRecord(key.arm(), key.work(), key.metric(), trials, own.map(ArmSamples::spread), baseline,
        own.flatMap(mine -> base.map(mine::against)), outcome);
  }

  /// How many times as fast as the baseline: 1 for the baseline itself.
  public Optional<Double> speedUp() {
    return isBaseline() ? spread.map(_ -> 1.0) : against.map(Comparison::speedUp);
  }

  public boolean isBaseline() {
    return arm.equals(baseline);
  }
}
