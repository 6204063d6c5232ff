package lanewise.model;

/// The parts of a training step that a profile tells apart: what each layer does, and what no layer does.
public enum Pass {

  /// A layer's output.
  FORWARD("forward"),
  /// Back through a layer's activation, then the gradients of its weights and biases.
  D_WEIGHTS("d-weights"),
  /// The gradient with respect to a layer's input.
  D_INPUT("d-input"),
  /// A layer's weights and biases follow their gradients.
  UPDATE("update"),
  /// The output's activation, the cost and its gradient.
  LOSS("loss"),
  /// The batch's examples are shuffled, which happens once in an epoch, and read.
  READ("read"),
  /// What is left of the step.
  OTHER("other");

  private final String label;

  Pass(String label) {
    this.label = label;
  }

  /// The name in tables.
  public String label() {
    return label;
  }
}
