package lanewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// The time of one part of a training step: how long threads have been busy with it in this lap, what its laps came to
/// in this step, and what that was in the steps before.
final class PartTime {

  private final LongAdder busy = new LongAdder();
  private final List<Double> steps = new ArrayList<>();
  private double nanos;

  /// Called by any thread.
  void busy(long nanos) {
    busy.add(nanos);
  }

  /// Nanoseconds that threads have been busy in this lap, all together.
  long busy() {
    return busy.sum();
  }

  /// Ends a lap of which this part has so much.
  void lap(double nanos) {
    this.nanos += nanos;
    busy.reset();
  }

  /// Nanoseconds of the step under way.
  double nanos() {
    return nanos;
  }

  /// Ends the step; [#steps] then has it.
  void keep() {
    steps.add(nanos);
    nanos = 0;
  }

  /// Takes back the step under way.
  void drop() {
    busy.reset();
    nanos = 0;
  }

  /// Takes back all steps.
  void clear() {
    steps.clear();
  }

  /// How many steps are kept.
  int count() {
    return steps.size();
  }

  /// Nanoseconds in each step kept.
  List<Double> steps() {
    return List.copyOf(steps);
  }
}
