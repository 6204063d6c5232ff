package lanewise.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.config.Arm;
import lanewise.config.TrialPlan;

/// How long a run will still take, after what its trials took so far: for each trial to come the mean of its arm, or of
/// all arms as long as its own has not run.
final class RemainingTime {

  private final List<TrialPlan> remaining;
  private final Map<Arm, List<Double>> seconds = new HashMap<>();

  RemainingTime(List<TrialPlan> plans) {
    remaining = new ArrayList<>(plans);
  }

  void ran(TrialPlan plan, double trialSeconds) {
    remaining.remove(plan);
    seconds.computeIfAbsent(plan.arm(), _ -> new ArrayList<>()).add(trialSeconds);
  }

  /// `, about 4 min left`; empty before the first trial has ended.
  String text() {
    if (seconds.isEmpty()) {
      return "";
    }
    double mean = mean(seconds.values().stream().flatMap(List::stream).toList());
    double sum = remaining.stream()
        .mapToDouble(plan -> seconds.containsKey(plan.arm()) ? mean(seconds.get(plan.arm())) : mean)
        .sum();
    return ", about " + DurationText.of(sum) + " left";
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
