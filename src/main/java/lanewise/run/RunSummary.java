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
  /// @param records of the arms
  /// @param baseline that was to be compared with, if it could be measured
  /// @param trials each under its plan, in running order
  static RunSummary of(String experiment, List<ArmRecord> records, Arm baseline, Status status,
      Map<TrialPlan, TrialRecord> trials, Path folder, List<String> files) {
    return new RunSummary(experiment, status.label(), records, new TrainingArms(trials).sameBits(),
        SampleWarnings.of(records, baseline.name()), folder.toString(), files, ArmProfile.of(trials));
  }

  @Override
  public String table(Ansi ansi) {
    return SummaryTable.of(this, ansi);
  }
}
