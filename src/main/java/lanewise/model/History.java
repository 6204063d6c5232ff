package lanewise.model;

import java.util.List;
import java.util.Optional;

/// What became of a training.
///
/// @param epochs the whole epochs, in order; of a training that was taken up only those since then
/// @param outcome how it ended
/// @param reason where and why it ended early, empty when it did not
/// @param best the best epoch; empty without validation
public record History(List<Epoch> epochs, Outcome outcome, String reason, Optional<BestEpoch> best) {

  /// How a training ended.
  public enum Outcome {
    /// All epochs were done.
    COMPLETED,
    /// The listener asked to stop; the epoch that was under way is not among the epochs.
    STOPPED,
    /// A step, the parameters, or the loss of the validation set were not finite. The parameters are then as the last
    /// step that was taken left them.
    DIVERGED
  }
}
