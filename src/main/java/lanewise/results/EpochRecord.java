package lanewise.results;

import java.util.Optional;

/// One epoch of a trial: a whole one, or the one in which it diverged, of which there is only the loss. Accuracies are
/// shares in `[0, 1]` and empty for regression; validation scores are empty without a validation set.
///
/// @param epoch counted from 1
/// @param trainLoss mean over the epoch, or the loss that was not finite
/// @param epochSeconds wall time of the training steps
/// @param imagesPerSecond training examples per second of `epochSeconds`
/// @param cold whether it was the first, or the rest of one, that its process trained: the JIT compiler warmed up in it
public record EpochRecord(
    int epoch,
    double trainLoss,
    Optional<Double> trainAccuracy,
    Optional<Double> validationLoss,
    Optional<Double> validationAccuracy,
    Optional<Double> epochSeconds,
    Optional<Double> imagesPerSecond,
    Status status,
    boolean cold) {}
