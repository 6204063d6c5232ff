package lanewise.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.config.Arm;
import lanewise.config.TrialPlan;
import lanewise.results.ArmRecord;
import lanewise.results.Status;
import lanewise.results.TrialRecord;
import picocli.CommandLine.Help.Ansi;

/// What a training run comes to, arm by arm.
///
/// @param sameBits whether all trials of one algorithm with the same settings ended with the same weights; empty if
///     there are none to compare
/// @param warnings why the comparison may not be trusted
/// @param folder the run folder
/// @param files its tables
/// @param profiles of the arms that were profiled
record RunSummary(
    String experiment, String status, List<ArmRecord> arms, Optional<Boolean> sameBits, List<String> warnings,
    String folder, List<String> files, List<ArmProfile> profiles) implements Summary {

  /// Sums up the trials of a run, arm by arm in the order in which the arms were planned.
  ///
  /// @param baselines of which the first that was measured is the baseline
  /// @param trials each under its plan, in running order
  static RunSummary of(String experiment, List<Arm> baselines, Status status, Map<TrialPlan, TrialRecord> trials,
      Path folder, List<String> files) {
    var summed = new TrainingArms(trials);
    List<ArmRecord> records = summed.records(baselines);
    return new RunSummary(experiment, status.label(), records, summed.sameBits(),
        SampleWarnings.of(records, baselines.getFirst().name()), folder.toString(), files, ArmProfile.of(trials));
  }

  @Override
  public String table(Ansi ansi) {
    return SummaryTable.of(this, ansi);
  }
}
