package lanewise.checkpoint;

import java.util.Optional;

/// The best epoch so far, by its validation loss, or by the training loss where there is no validation set.
///
/// @param epoch from 1
/// @param accuracy of that epoch, share of right classes; empty for regression
public record Best(int epoch, double loss, Optional<Double> accuracy) {}
