package lanewise.model;

import lanewise.tensor.Examples;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// Two-class examples for an output with one node: the target is 1 for class 1 and 0 for class 0.
final class BinaryTargets implements Examples {

  private static final Shape ONE = Shape.of(1);

  private final Examples oneHot;

  BinaryTargets(Examples oneHot) {
    this.oneHot = oneHot;
  }

  @Override
  public int count() {
    return oneHot.count();
  }

  @Override
  public Shape inputShape() {
    return oneHot.inputShape();
  }

  @Override
  public Shape targetShape() {
    return ONE;
  }

  @Override
  public int classes() {
    return oneHot.classes();
  }

  @Override
  public void read(int[] order, int from, int to, Tensor inputs, Tensor targets) {
    Tensor pairs = new Tensor(oneHot.targetShape());
    oneHot.read(order, from, to, inputs, pairs);
    targets.resize(to - from);
    for (int row = 0; row < targets.count(); row++) {
      targets.data()[row] = pairs.data()[2 * row + 1];
    }
  }
}
