package lanewise.model;

import java.util.List;
import java.util.OptionalDouble;

/// The epoch after which the validation set was recognised best: with the highest accuracy, of equal ones with the
/// least loss, of equal ones the first. For regression the one with the least loss.
///
/// @param epoch from 1
/// @param loss mean over the validation set
/// @param accuracy share of right classes in the validation set; empty for regression
/// @param parameters copies of all parameters after that epoch, in their order
public record BestEpoch(int epoch, double loss, OptionalDouble accuracy, List<float[]> parameters) {

  /// Makes the parameters of a network what they were after that epoch.
  public void putInto(Cnn cnn) {
    for (int i = 0; i < parameters.size(); i++) {
      cnn.parameters().get(i).set(parameters.get(i));
    }
  }

  /// Whether an epoch with these scores would take its place.
  boolean isBeatenBy(Evaluation scores) {
    double other = scores.accuracy().orElse(0);
    double own = accuracy.orElse(0);
    return other > own || other == own && scores.loss() < loss;
  }

  static BestEpoch of(int epoch, Evaluation scores, List<Parameter> parameters) {
    return new BestEpoch(epoch, scores.loss(), scores.accuracy(),
        parameters.stream().map(parameter -> parameter.value().clone()).toList());
  }
}
