package lanewise.model;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import lanewise.tensor.Examples;
import lanewise.tensor.Tensor;

/// How a network does on a set of examples.
///
/// @param count examples
/// @param loss mean cost without the L2 term
/// @param correct examples whose class is right
/// @param confusion for each actual class (row) how often each class (column) was predicted; empty for regression
public record Evaluation(int count, double loss, int correct, int[][] confusion) {

  private static final int BATCH = 128;

  /// Share of examples whose class is right; empty for regression.
  public OptionalDouble accuracy() {
    return confusion.length == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) correct / count);
  }

  /// Share of one class's examples that were recognised; NaN if there are none of it.
  public double accuracyOfClass(int actual) {
    int all = 0;
    for (int n : confusion[actual]) {
      all += n;
    }
    return (double) confusion[actual][actual] / all;
  }

  /// Examples of the batches in which so many are evaluated, each number at least once.
  static IntStream batchSizes(int examples) {
    return IntStream.of(Math.min(BATCH, examples), examples % BATCH).filter(size -> size > 0);
  }

  static Evaluation of(Cnn cnn, Examples examples, double threshold) {
    Tensor inputs = new Tensor(examples.inputShape());
    Tensor targets = new Tensor(examples.targetShape());
    int[] order = new int[examples.count()];
    Arrays.setAll(order, i -> i);
    Tally tally = new Tally(Tally.classes(cnn.architecture().cost(), examples.targetShape().size()), threshold);
    for (int from = 0; from < order.length; from += BATCH) {
      examples.read(order, from, Math.min(from + BATCH, order.length), inputs, targets);
      Tensor outputs = cnn.infer(inputs);
      tally.add(cnn.loss(targets), outputs, targets);
    }
    return tally.evaluation();
  }
}
