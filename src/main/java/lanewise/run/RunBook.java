package lanewise.run;

import java.util.Optional;
import lanewise.config.TrialPlan;
import lanewise.results.Status;

/// Keeps what the trials of one run tell, in the tables of its folder and for its closing summary. Each kind of
/// experiment has its own.
///
/// @param <R> what one line of a trial's stdout holds
interface RunBook<R> {

  /// How a trial ended; `reason` says why it is not ok.
  record TrialEnd(Status status, String reason) {}

  /// How the process of a trial was started, and what it took.
  ///
  /// @param jvmFlags separated by blanks
  record Launch(String jvmFlags, double seconds) {}

  /// What one line of a trial's stdout holds.
  Class<R> line();

  /// Keeps what a trial told, or that it told nothing, for [#write] to bring into the tables.
  ///
  /// @param launch how its process was started and what it took
  TrialEnd keep(TrialPlan plan, Launch launch, TrialProcess.Outcome<R> outcome);

  /// Rewrites the tables, from all that was kept.
  ///
  /// @throws lanewise.storage.StorageException if a file cannot be written
  void write();

  /// What is wrong between trials that are each ok; empty if nothing is.
  Optional<String> contradiction();

  /// Ends the run's files and sums it up.
  Summary finish(Status status);
}
