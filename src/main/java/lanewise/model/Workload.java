package lanewise.model;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a network is used for, as far as its memory depends on it. Sizes of batches are numbers of items.
///
/// @param trained the sizes of the batches of training steps; none for inference alone
/// @param inferred the sizes of the batches of evaluations and predictions
/// @param keepsBest whether the training keeps a copy of the parameters of its best epoch
public record Workload(List<Integer> trained, List<Integer> inferred, boolean keepsBest) {

  public Workload {
    trained = List.copyOf(trained);
    inferred = List.copyOf(inferred);
  }

  /// Training and testing.
  ///
  /// @param train number of examples to train on
  /// @param validation number of examples on which each epoch is validated; 0 for none
  /// @param test number of examples on which the network is tested
  public static Workload of(Fit fit, int train, int validation, int test) {
    return new Workload(
        fit.batchSizes(train).distinct().boxed().toList(),
        IntStream.of(validation, test).flatMap(Evaluation::batchSizes).distinct().boxed().toList(),
        validation > 0);
  }

  /// Evaluation alone.
  public static Workload evaluation(int examples) {
    return new Workload(List.of(), Evaluation.batchSizes(examples).distinct().boxed().toList(), false);
  }

  IntStream all() {
    return Stream.concat(trained.stream(), inferred.stream()).mapToInt(Integer::intValue).distinct();
  }

  int largest() {
    return all().max().orElse(0);
  }

  int largestTrained() {
    return largest(trained);
  }

  int largestInferred() {
    return largest(inferred);
  }

  private static int largest(List<Integer> sizes) {
    return sizes.stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
