package lanewise.predict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.model.Cnn;
import lanewise.model.Cost;
import lanewise.tensor.Tensor;

/// What a network says of one picture.
///
/// @param picture its file
/// @param predicted the class; empty for regression and where there is a problem
/// @param probabilities of all classes, of a binary network of 0 and 1; empty for regression and where there is a
///     problem
/// @param outputs of a network for regression; empty for others
/// @param problem why there is no prediction; empty if there is one
record Prediction(String picture, Optional<Integer> predicted, List<Double> probabilities, List<Double> outputs,
    Optional<String> problem) {

  /// @param batch one picture
  /// @param threshold from which on a binary output means class 1
  static Prediction of(String picture, Cnn network, Tensor batch, double threshold) {
    float[] outputs = network.predict(batch).data();
    for (float output : outputs) {
      if (!Float.isFinite(output)) {
        return failed(picture, picture + ": the network's output is not finite (" + output
            + "): its weights are too large, as those of a training that diverged");
      }
    }
    List<Double> values = IntStream.range(0, outputs.length).mapToObj(i -> decimal(outputs[i])).toList();
    if (network.architecture().cost() == Cost.OLS) {
      return new Prediction(picture, Optional.empty(), List.of(), values, Optional.empty());
    }
    List<Double> probabilities = outputs.length == 1 ? List.of(decimal(1 - outputs[0]), values.getFirst()) : values;
    return new Prediction(picture, Optional.of(network.predictClasses(batch, threshold)[0]), probabilities, List.of(),
        Optional.empty());
  }

  static Prediction failed(String picture, String problem) {
    return new Prediction(picture, Optional.empty(), List.of(), List.of(), Optional.of(problem));
  }

  /// The classes that were not predicted, the likeliest first.
  List<Integer> others() {
    return IntStream.range(0, probabilities.size())
        .boxed()
        .filter(other -> !predicted.equals(Optional.of(other)))
        .sorted(Comparator.comparing(probabilities::get, Comparator.reverseOrder()))
        .toList();
  }

  /// With the few digits that tell a float from its neighbours.
  private static double decimal(float value) {
    return Double.parseDouble(Float.toString(value));
  }
}
