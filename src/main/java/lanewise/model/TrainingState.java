package lanewise.model;

import java.util.Optional;

/// Where a training stands between two steps. With the [parameters][Cnn#parameters] and their [schedulers'
/// states][Parameter#state] it is all that a training needs to go on as if it had never ended, bit for bit: the order
/// of an epoch's examples follows from the seed.
///
/// @param epoch under way, from 1
/// @param step how many of its steps are done
/// @param tally what those steps counted
/// @param seconds that they took
/// @param best the best epoch so far; empty without validation
public record TrainingState(int epoch, int step, TallyCounts tally, double seconds, Optional<BestEpoch> best) {

  /// Before the first step.
  public static final TrainingState START = new TrainingState(1, 0, TallyCounts.NONE, 0, Optional.empty());

  public TrainingState {
    if (epoch < 1 || step < 0 || !(seconds >= 0)) {
      throw new IllegalArgumentException("a training cannot stand in epoch " + epoch + " after step " + step + " and "
          + seconds + " s");
    }
  }
}
