package lanewise.model;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How many items the batches have that a network gets, each number once.
///
/// @param trained of training steps; none for inference alone
/// @param inferred of evaluations and predictions
public record BatchSizes(List<Integer> trained, List<Integer> inferred) {

  public BatchSizes {
    trained = List.copyOf(trained);
    inferred = List.copyOf(inferred);
  }

  /// The batches of a training and of its evaluations.
  ///
  /// @param examples to train on
  /// @param evaluated how many examples each set has on which the network is evaluated
  public static BatchSizes of(Fit fit, int examples, List<Integer> evaluated) {
    return new BatchSizes(
        fit.batchSizes(examples).distinct().boxed().toList(),
        evaluated.stream().flatMapToInt(Evaluation::batchSizes).distinct().boxed().toList());
  }

  /// Of inference alone.
  public static BatchSizes inference(int... sizes) {
    return new BatchSizes(List.of(), IntStream.of(sizes).boxed().toList());
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
