package lanewise.checkpoint;

import java.util.Optional;

/// The scores of the best epoch so far, on the validation set; see [lanewise.model.BestEpoch].
///
/// @param epoch from 1
/// @param accuracy share of right classes; empty for regression
public record Best(int epoch, double loss, Optional<Double> accuracy) {}
