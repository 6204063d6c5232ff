package lanewise.model;

/// Follows a training and may end it. Called on the training thread.
public interface TrainingListener {

  /// Listens to nothing.
  TrainingListener SILENT = new TrainingListener() {};

  /// After each step that was taken.
  ///
  /// @param epoch from 1
  /// @param step steps of this epoch done
  /// @param steps of the epoch
  /// @param loss of the step's batch, before its update
  default void step(int epoch, int step, int steps, double loss) {}

  /// After each whole epoch.
  default void epoch(Epoch epoch) {}

  /// When a step, or the parameters that it left, turned out not to be finite, which ends the training.
  ///
  /// @param epoch from 1
  /// @param step of this epoch, from 1
  /// @param steps of the epoch
  /// @param loss of the step's batch, which may be finite
  default void diverged(int epoch, int step, int steps, double loss) {}

  /// Asked after each step and each whole epoch: whether to be given the training's state.
  default boolean wantsCheckpoint() {
    return false;
  }

  /// The state from which the training could go on, if that was wanted, or the training stops or
  /// diverges; its time is no part of
  /// the epoch's. The parameters are as the state needs them during this call only.
  default void checkpoint(TrainingState state) {}

  /// Asked after each step: true ends the training.
  default boolean stop() {
    return false;
  }
}
