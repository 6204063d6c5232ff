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

  /// What one line of a trial's stdout holds.
  Class<R> line();

  /// Keeps what a trial told, or that it told nothing, and rewrites the tables.
  ///
  /// @param seconds that its process took
  TrialEnd keep(TrialPlan plan, TrialProcess.Outcome<R> outcome, double seconds);

  /// What is wrong between trials that are each ok; empty if nothing is.
  Optional<String> contradiction();

  /// Ends the run's files and sums it up.
  Summary finish(Status status);
}
