package lanewise.checkpoint;

import java.util.List;
import java.util.Optional;
import lanewise.results.EpochRecord;

/// How far a training has come that is to be taken up again.
///
/// @param epoch the one under way, from 1
/// @param step steps of that epoch that are done
/// @param lossSum of the examples of that epoch so far
/// @param count examples of that epoch so far
/// @param correct how many of them were classified right
/// @param confusion of them, actual class by predicted class; empty for regression
/// @param seconds of training that the epoch has taken so far
/// @param epochs the whole ones
/// @param schedulerSteps steps taken by the scheduler of each parameter, in the network's order
/// @param best empty before the end of the first epoch, and without a validation set
public record TrainingProgress(
    int epoch,
    int step,
    double lossSum,
    int count,
    int correct,
    int[][] confusion,
    double seconds,
    List<EpochRecord> epochs,
    List<Long> schedulerSteps,
    Optional<Best> best) {

  public TrainingProgress {
    epochs = List.copyOf(epochs);
    schedulerSteps = List.copyOf(schedulerSteps);
  }
}
