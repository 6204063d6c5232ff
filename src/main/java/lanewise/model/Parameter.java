package lanewise.model;

/// A learnt array with its gradient and its own scheduler state.
public final class Parameter {

  private final String name;
  private final boolean decays;
  private final float[] value;
  private final float[] gradient;
  private final SchedulerState state;
  private int version;

  /// @param name for people: `2 convolution weights`
  /// @param decays whether L2 regularisation applies: weights yes, biases no
  Parameter(String name, boolean decays, int size, Scheduler scheduler) {
    this.name = name;
    this.decays = decays;
    this.value = new float[size];
    this.gradient = new float[size];
    this.state = scheduler.start(size);
  }

  public String name() {
    return name;
  }

  public boolean decays() {
    return decays;
  }

  public int size() {
    return value.length;
  }

  /// The learnt numbers themselves, row-major. Who writes them says so by [#changed]: layers keep other arrangements of
  /// them.
  public float[] value() {
    return value;
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

  SchedulerState state() {
    return state;
  }
}
