package lanewise.model;

import java.util.stream.Stream;

/// What was counted over the batches of an epoch so far.
///
/// @param lossSum of all examples
/// @param count examples
/// @param correct examples whose class was right
/// @param confusion for each actual class (row) how often each class (column) was predicted; empty for regression
public record TallyCounts(double lossSum, int count, int correct, int[][] confusion) {

  /// Before the first batch.
  public static final TallyCounts NONE = new TallyCounts(0, 0, 0, new int[0][]);

  /// Whether the confusion matrix is one of so many classes.
  boolean isOfClasses(int classes) {
    return confusion.length == classes && Stream.of(confusion).allMatch(row -> row.length == classes);
  }
}
