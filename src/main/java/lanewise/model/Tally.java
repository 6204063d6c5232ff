package lanewise.model;

import java.util.stream.Stream;
import lanewise.tensor.Tensor;

/// Counts, batch by batch, the loss and how often the right class was predicted.
final class Tally {

  private final int[][] confusion;
  private final double threshold;
  private double lossSum;
  private int count;
  private int correct;

  /// @param classes 0 for regression, where only the loss is counted
  Tally(int classes, double threshold) {
    this.confusion = new int[classes][classes];
    this.threshold = threshold;
  }

  /// Goes on counting.
  Tally(TallyCounts soFar, double threshold) {
    this.confusion = copy(soFar.confusion());
    this.threshold = threshold;
    this.lossSum = soFar.lossSum();
    this.count = soFar.count();
    this.correct = soFar.correct();
  }

  /// Classes that a cost's network with so many outputs tells apart; 0 for regression.
  static int classes(Cost cost, int outputs) {
    return switch (cost) {
      case OLS -> 0;
      case LOGISTIC -> 2;
      case CROSS_ENTROPY -> outputs;
    };
  }

  void add(double meanLoss, Tensor outputs, Tensor targets) {
    int rows = outputs.count();
    lossSum += meanLoss * rows;
    count += rows;
    if (confusion.length == 0) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      int actual = predictedClass(targets, row, 0.5);
      int predicted = predictedClass(outputs, row, threshold);
      confusion[actual][predicted]++;
      correct += actual == predicted ? 1 : 0;
    }
  }

  /// The largest entry of a row, the first of equals; of a single entry, whether it reaches the threshold.
  static int predictedClass(Tensor rows, int row, double threshold) {
    int columns = rows.item().size();
    float[] data = rows.data();
    int at = row * columns;
    if (columns == 1) {
      return data[at] >= threshold ? 1 : 0;
    }
    int largest = 0;
    for (int j = 1; j < columns; j++) {
      largest = data[at + j] > data[at + largest] ? j : largest;
    }
    return largest;
  }

  /// What was counted so far, copied.
  TallyCounts counts() {
    return new TallyCounts(lossSum, count, correct, copy(confusion));
  }

  private static int[][] copy(int[][] rows) {
    return Stream.of(rows).map(int[]::clone).toArray(int[][]::new);
  }

  Evaluation evaluation() {
    return new Evaluation(count, lossSum / count, correct, confusion);
  }
}
