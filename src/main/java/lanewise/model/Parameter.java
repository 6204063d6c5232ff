package lanewise.model;

import lanewise.tensor.Shape;

/// A learnt array with its gradient and its own scheduler state.
public final class Parameter {

  private final int layer;
  private final String kind;
  private final boolean decays;
  private final Shape shape;
  private final float[] value;
  private final float[] gradient;
  private final Scheduler scheduler;
  private final SchedulerState state;
  private int version;

  /// @param layer number of the layer, from 0
  /// @param kind for people: `convolution weights`
  /// @param decays whether L2 regularisation applies: weights yes, biases no
  Parameter(int layer, String kind, boolean decays, Shape shape, Scheduler scheduler) {
    this.layer = layer;
    this.kind = kind;
    this.decays = decays;
    this.shape = shape;
    this.value = new float[shape.size()];
    this.gradient = new float[shape.size()];
    this.scheduler = scheduler;
    this.state = scheduler.start(shape.size());
  }

  /// For people: `2 convolution weights`.
  public String name() {
    return layer + " " + kind;
  }

  /// For people: `convolution weights`.
  String kind() {
    return kind;
  }

  /// Number of the layer, from 0.
  int layer() {
    return layer;
  }

  public boolean decays() {
    return decays;
  }

  /// `k x c x r x s` for filters, `nodes x inputs` for dense weights, one extent for biases.
  public Shape shape() {
    return shape;
  }

  public int size() {
    return value.length;
  }

  /// The learnt numbers themselves, row-major. Who writes them says so by [#changed]: layers keep other arrangements of
  /// them.
  public float[] value() {
    return value;
  }

  /// Makes the learnt numbers those of `values`, of which there are as many.
  public void set(float[] values) {
    System.arraycopy(values, 0, value, 0, value.length);
    changed();
  }

  /// Must be called after [#value]'s elements were written.
  public void changed() {
    version++;
  }

  /// Another number after every change.
  int version() {
    return version;
  }

  /// The gradient of the cost for the last batch; of its data term only, until the update adds the L2 term.
  public float[] gradient() {
    return gradient;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  /// The running averages and the step count of its scheduler.
  public SchedulerState state() {
    return state;
  }
}
