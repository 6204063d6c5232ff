package lanewise.model;

import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.tensor.Examples;

/// How to train: `Fit.epochs(5).batch(64).lambda(1e-5).validation(examples)`. Immutable.
///
/// @param epochs passes over all training examples
/// @param batchSize examples of one step, the last of an epoch may have fewer; 0 where `batches` is given
/// @param batches steps of an epoch, of equal size give or take one; 0 where `batchSize` is given
/// @param lambda of the L2 regularisation of weights, not biases
/// @param decay by which learning rates are multiplied after each epoch
/// @param threshold from which on a binary output means class 1
/// @param validation evaluated after each epoch
public record Fit(int epochs, int batchSize, int batches, double lambda, double decay, double threshold,
    Optional<Examples> validation) {

  static final double DEFAULT_THRESHOLD = 0.5;

  public Fit {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, found " + epochs);
    }
    if (batchSize < 0 || batches < 0 || (batchSize == 0) == (batches == 0)) {
      throw new IllegalArgumentException("either a batch size or a number of batches, found " + batchSize + " and "
          + batches);
    }
    if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("lambda must be at least 0, found " + lambda);
    }
    if (!(decay > 0 && decay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("decay must be above 0 and finite, found " + decay);
    }
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be at least 0 and at most 1, found " + threshold);
    }
  }

  /// Batches of 64, no regularisation, no decay, no validation.
  public static Fit epochs(int epochs) {
    return new Fit(epochs, 64, 0, 0, 1, DEFAULT_THRESHOLD, Optional.empty());
  }

  public Fit batch(int size) {
    return new Fit(epochs, size, 0, lambda, decay, threshold, validation);
  }

  public Fit batches(int count) {
    return new Fit(epochs, 0, count, lambda, decay, threshold, validation);
  }

  public Fit lambda(double lambda) {
    return new Fit(epochs, batchSize, batches, lambda, decay, threshold, validation);
  }

  public Fit decay(double decay) {
    return new Fit(epochs, batchSize, batches, lambda, decay, threshold, validation);
  }

  public Fit threshold(double threshold) {
    return new Fit(epochs, batchSize, batches, lambda, decay, threshold, validation);
  }

  public Fit validation(Examples examples) {
    return new Fit(epochs, batchSize, batches, lambda, decay, threshold, Optional.of(examples));
  }

  /// As many epochs as it takes until a listener ends the training, without validation.
  public Fit endless() {
    return new Fit(Integer.MAX_VALUE, batchSize, batches, lambda, decay, threshold, Optional.empty());
  }

  /// Examples of the largest step of an epoch over `examples` examples.
  public int largestBatch(int examples) {
    return batches > 0 ? Math.ceilDiv(examples, batches) : Math.min(batchSize, examples);
  }

  /// Examples of the steps of an epoch over `examples` examples, each number at least once.
  IntStream batchSizes(int examples) {
    int last = batches > 0 ? examples / batches : examples % batchSize;
    return IntStream.of(largestBatch(examples), last).filter(size -> size > 0);
  }

  /// Steps of one epoch over `examples` examples.
  ///
  /// @throws ArchitectureException if there are more batches than examples
  public int steps(int examples) {
    if (batches > examples) {
      throw new ArchitectureException(batches + " batches of " + examples
          + " training examples: there must be at least one "
          + "example in each");
    }
    return batches > 0 ? batches : Math.ceilDiv(examples, batchSize);
  }
}
