package lanewise.model;

import java.util.Optional;
import java.util.OptionalDouble;

/// One pass over the training examples.
///
/// @param number from 1
/// @param train loss (without the L2 term) and accuracy, counted while training: each batch before its own update
/// @param validation after the epoch
/// @param seconds of training, without validation
public record Epoch(int number, Evaluation train, Optional<Evaluation> validation, double seconds) {

  public double imagesPerSecond() {
    return train.count() / seconds;
  }

  /// Share of right classes during training; empty for regression.
  public OptionalDouble trainAccuracy() {
    return train.accuracy();
  }
}
