package lanewise.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.model.Parameter;
import lanewise.tensor.Shape;

/// A network's parameters as tensors of a file, and back: `0 convolution weights` for the parameter,
/// `0 convolution weights/state 0` and following for its scheduler's running averages, `0 convolution weights/best` for
/// the parameter after the best epoch.
///
/// The tensors hold the network's own arrays, no copies: a [StoredCheckpoint] can be loaded into them.
public final class NetworkTensors {

  private static final String BEST = "/best";

  private NetworkTensors() {}

  /// The parameters themselves.
  public static List<NamedTensor> values(List<Parameter> parameters) {
    return parameters.stream().map(each -> tensor(each, "", each.value())).toList();
  }

  /// Their schedulers' running averages.
  public static List<NamedTensor> states(List<Parameter> parameters) {
    return parameters.stream()
        .flatMap(each -> IntStream.range(0, each.state().arrays())
            .mapToObj(i -> tensor(each, state(i), each.state().array(i))))
        .toList();
  }

  /// What the parameters were after the best epoch.
  ///
  /// @param values of each parameter, in their order
  public static List<NamedTensor> best(List<Parameter> parameters, List<float[]> values) {
    return IntStream.range(0, parameters.size())
        .mapToObj(i -> tensor(parameters.get(i), BEST, values.get(i)))
        .toList();
  }

  /// Puts the parameters in place, all or, where one does not fit, none.
  ///
  /// @param file its name in messages
  /// @throws CheckpointException if a parameter is missing or of another shape
  public static void loadValues(String file, List<NamedTensor> tensors, List<Parameter> parameters) {
    Map<String, NamedTensor> byName =
        tensors.stream().collect(Collectors.toMap(NamedTensor::name, Function.identity()));
    List<NamedTensor> places = values(parameters);
    places.forEach(place ->
        place.requireFits(file, Optional.ofNullable(byName.get(place.name())).map(NamedTensor::shape)));
    for (int i = 0; i < places.size(); i++) {
      parameters.get(i).set(byName.get(places.get(i).name()).data());
    }
  }

  private static String state(int index) {
    return "/state " + index;
  }

  private static NamedTensor tensor(Parameter parameter, String suffix, float[] data) {
    return new NamedTensor(parameter.name() + suffix, extents(parameter.shape()), data);
  }

  private static List<Integer> extents(Shape shape) {
    return IntStream.range(0, shape.rank()).mapToObj(shape::extent).toList();
  }
}
