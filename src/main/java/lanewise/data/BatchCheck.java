package lanewise.data;

import java.util.Objects;
import lanewise.tensor.Examples;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// What every [Examples] here checks before it fills a batch.
final class BatchCheck {

  private BatchCheck() {}

  /// @throws IndexOutOfBoundsException if `from` and `to` are not a range of `order`
  /// @throws IllegalArgumentException if a tensor holds items of another shape
  static void check(Examples examples, int[] order, int from, int to, Tensor inputs, Tensor targets) {
    Objects.checkFromToIndex(from, to, order.length);
    requireShape("inputs", inputs.item(), examples.inputShape());
    requireShape("targets", targets.item(), examples.targetShape());
  }

  private static void requireShape(String what, Shape found, Shape wanted) {
    if (!found.equals(wanted)) {
      throw new IllegalArgumentException(what + " have items of shape " + found + ", the examples have " + wanted);
    }
  }
}
