package lanewise.model;

import lanewise.kernels.update.UpdateKernel;

/// A scheduler at work on one array of parameters: its running averages and the number of steps taken. A step is
/// [#begin], then [#update] over ranges that together cover the array once, from any threads.
public final class SchedulerState {

  /// One scheduler's formula over a range of parameters.
  @FunctionalInterface
  interface Rule {
    void apply(UpdateKernel kernel, SchedulerState state, float[] w, float[] g, int at, int length);
  }

  private final float[][] arrays;
  private final Rule rule;
  private long step;
  private double etaFactor = 1;

  SchedulerState(int size, int arrays, Rule rule) {
    this.arrays = new float[arrays][size];
    this.rule = rule;
  }

  /// Starts the next step.
  ///
  /// @param factor by which the learning rate is multiplied in this step
  public void begin(double factor) {
    step++;
    etaFactor = factor;
  }

  /// Moves the parameters `w[at]` to `w[at + length - 1]` by their gradients `g`.
  public void update(UpdateKernel kernel, float[] w, float[] g, int at, int length) {
    rule.apply(kernel, this, w, g, at, length);
  }

  /// Steps begun so far; 1 during the first.
  public long step() {
    return step;
  }

  /// Goes on behind a number of steps, whose running averages stand in the [#array]s already.
  public void resume(long steps) {
    step = steps;
  }

  double etaFactor() {
    return etaFactor;
  }

  /// How many arrays of running averages there are.
  public int arrays() {
    return arrays.length;
  }

  /// One of the arrays of running averages itself.
  public float[] array(int index) {
    return arrays[index];
  }
}
