package lanewise.model;

import lanewise.parallel.BatchParallel;

/// Watches the steps of a training, or does not. A network that nobody watches pays nothing: its tasks and layers are
/// handed back as they are, and what is left does nothing, a dozen times in a step.
///
/// A step is cut into laps. What is worked on within a lap is told by the tasks and layers that were built to be timed.
public abstract sealed class StepClock permits StepClock.Stopped, StepProfile {

  /// Watches nothing.
  public static final StepClock STOPPED = new Stopped();

  /// The same task, timed for a layer's pass.
  abstract BatchParallel.Task timed(int layer, Pass pass, BatchParallel.Task task);

  /// The same layer, timed pass by pass.
  abstract ImageLayer timed(int layer, ImageLayer imageLayer);

  /// The same update, timed for the layer of each parameter.
  abstract Updater.RangeUpdate timed(Updater.RangeUpdate update);

  /// The lap that ends here was spent reading the step's batch.
  ///
  /// @param items of the batch
  abstract void read(int items);

  /// The lap that ends here was spent on what was timed during it.
  abstract void lap();

  /// The lap that ends here was spent on a pass of no layer.
  abstract void lap(Pass pass);

  /// Reads no clock.
  static final class Stopped extends StepClock {

    private Stopped() {}

    @Override
    BatchParallel.Task timed(int layer, Pass pass, BatchParallel.Task task) {
      return task;
    }

    @Override
    ImageLayer timed(int layer, ImageLayer imageLayer) {
      return imageLayer;
    }

    @Override
    Updater.RangeUpdate timed(Updater.RangeUpdate update) {
      return update;
    }

    @Override
    void read(int items) {}

    @Override
    void lap() {}

    @Override
    void lap(Pass pass) {}
  }
}
