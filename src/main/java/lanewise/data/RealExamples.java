package lanewise.data;

import java.util.Objects;
import lanewise.tensor.Examples;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// Points with real targets, for regression: `inputs` and `targets` hold one row for each example.
final class RealExamples implements Examples {

  private final Tensor inputs;
  private final Tensor targets;
  private final int first;
  private final int count;

  private RealExamples(Tensor inputs, Tensor targets, int first, int count) {
    this.inputs = inputs;
    this.targets = targets;
    this.first = first;
    this.count = count;
  }

  RealExamples(Tensor inputs, Tensor targets) {
    this(inputs, targets, 0, inputs.count());
  }

  /// `length` of these examples from number `first` on, over the same arrays.
  RealExamples part(int first, int length) {
    Objects.checkFromIndexSize(first, length, count);
    return new RealExamples(inputs, targets, this.first + first, length);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Shape inputShape() {
    return inputs.item();
  }

  @Override
  public Shape targetShape() {
    return targets.item();
  }

  @Override
  public int classes() {
    return 0;
  }

  @Override
  public void read(int[] order, int from, int to, Tensor inputs, Tensor targets) {
    BatchCheck.check(this, order, from, to, inputs, targets);
    inputs.resize(to - from);
    targets.resize(to - from);
    for (int i = from; i < to; i++) {
      int example = first + Objects.checkIndex(order[i], count);
      copyItem(this.inputs, example, inputs, i - from);
      copyItem(this.targets, example, targets, i - from);
    }
  }

  private static void copyItem(Tensor source, int sourceItem, Tensor sink, int sinkItem) {
    int size = source.item().size();
    System.arraycopy(source.data(), sourceItem * size, sink.data(), sinkItem * size, size);
  }
}
