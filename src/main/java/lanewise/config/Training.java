package lanewise.config;

import lanewise.config.schema.Word;
import lanewise.config.yaml.Located;

/// How the network is trained.
///
/// @param scheduler for every layer that has none of its own
/// @param lambda weight of the L2 term, which covers weights and not biases
/// @param seed of everything random: initial weights and the order of the examples
/// @param decay every scheduler's eta is multiplied by it after each epoch
/// @param threshold from which value on a binary output means 1
public record Training(Located<Cost> cost, Scheduler scheduler, int epochs, Located<Batching> batching, double lambda,
    long seed, double decay, double threshold) {

  /// What is minimised.
  public enum Cost implements Word { OLS, LOGISTIC, CROSS_ENTROPY }

  /// How the training examples are cut into batches.
  public sealed interface Batching {

    /// Batches of this many examples, the last one perhaps smaller.
    record Size(int examples) implements Batching {}

    /// This many batches of nearly equal size.
    record Count(int batches) implements Batching {}
  }
}
