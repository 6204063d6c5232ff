package lanewise.model;

/// A training met numbers that are not finite. A step that did so was not taken: parameters and the schedulers' states
/// are those of the step before.
public final class DivergedException extends RuntimeException {

  private final String finding;
  private final String advice;
  private final double loss;

  /// @param finding what was not finite, and of which layer
  /// @param advice what to do
  /// @param loss of the step's batch; not finite itself where it was reached
  DivergedException(String finding, String advice, double loss) {
    super(finding + ": " + advice);
    this.finding = finding;
    this.advice = advice;
    this.loss = loss;
  }

  /// The message with the place of the step in it.
  ///
  /// @param place such as `epoch 2, step 17 of 938`
  public String in(String place) {
    return finding + " in " + place + ": " + advice;
  }

  /// Of the batch of the last step, whether it was taken or not.
  public double loss() {
    return loss;
  }
}
