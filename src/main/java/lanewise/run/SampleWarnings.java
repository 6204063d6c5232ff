package lanewise.run;

import java.util.ArrayList;
import java.util.List;
import lanewise.results.ArmRecord;
import lanewise.statistics.Comparison;

/// Why a comparison of arms may not be trusted.
final class SampleWarnings {

  private SampleWarnings() {}

  /// A sentence for each reason; none if all comparisons rest on enough samples.
  ///
  /// @param baseline that was to be compared with
  static List<String> of(List<ArmRecord> arms, String baseline) {
    List<ArmRecord> compared = arms.stream().filter(arm -> arm.against().isPresent()).toList();
    var warnings = new ArrayList<String>();
    arms.stream().map(ArmRecord::baseline).filter(taken -> !taken.equals(baseline)).findFirst()
        .ifPresent(taken -> warnings.add("the baseline '" + baseline + "' was not measured: '" + taken
            + "' takes its place"));
    compared.stream()
        .map(arm -> arm.against().orElseThrow())
        .filter(Comparison::fewSamples)
        .mapToInt(against -> Math.min(against.baseline().n(), against.candidate().n()))
        .min()
        .ifPresent(fewest -> warnings.add("few samples: a verdict to trust takes " + Comparison.ENOUGH_SAMPLES
            + " an arm, and here are " + fewest + "; one for each trial: --set arms.repeats="
            + Comparison.ENOUGH_SAMPLES));
    if (compared.stream().anyMatch(arm -> arm.trials() == 1)) {
      warnings.add("one JVM an arm: its samples tell nothing of how much JVMs differ; arms.repeats starts more");
    }
    return warnings;
  }
}
