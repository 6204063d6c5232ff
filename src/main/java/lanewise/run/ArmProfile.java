package lanewise.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.config.TrialPlan;
import lanewise.results.LayerRecord;
import lanewise.results.TrialRecord;

/// The profile of the first of an arm's trials that has one.
///
/// @param arm its name
record ArmProfile(String arm, List<LayerRecord> lines) {

  /// @param trials each under its plan, in running order
  static List<ArmProfile> of(Map<TrialPlan, TrialRecord> trials) {
    var profiles = new LinkedHashMap<String, ArmProfile>();
    trials.forEach((plan, trial) -> {
      if (!trial.layers().isEmpty()) {
        profiles.putIfAbsent(plan.arm().name(), new ArmProfile(plan.arm().name(), trial.layers()));
      }
    });
    return List.copyOf(profiles.values());
  }
}
