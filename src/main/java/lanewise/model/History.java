package lanewise.model;

import java.util.List;

/// What became of a training.
///
/// @param epochs the whole epochs, in order
/// @param outcome how it ended
/// @param reason where and why it ended early, empty when it did not
public record History(List<Epoch> epochs, Outcome outcome, String reason) {

  /// How a training ended.
  public enum Outcome {
    /// All epochs were done.
    COMPLETED,
    /// The listener asked to stop; the epoch that was under way is not among the epochs.
    STOPPED,
    /// The loss of a step, or of the validation set, was not a finite number.
    DIVERGED
  }
}
