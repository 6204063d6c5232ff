package lanewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.tensor.Tensor;

/// Finds what in a training step was not finite first. It takes the step once more, with another network of the same
/// parameters whose layers run one by one, and looks at all that each of them makes. That takes time and memory, which
/// is no matter for a training that is over.
final class DivergenceSearch {

  private static final String SOMEWHERE = "numbers were not finite";
  private static final String ONLY_ONCE =
      "the layer is not known, as all were finite when the step was computed once more; ";
  private static final String NO_MEMORY =
      "the layer is not known, as there is too little memory to compute the step once more; ";

  private final Architecture architecture;
  private final List<Parameter> parameters;
  private final Compute compute;
  private final SeparateLayers separate;
  private final List<Layer> layers = new ArrayList<>();
  private Tensor sums;

  /// @param parameters of the network, in layer order; they are only read
  DivergenceSearch(Architecture architecture, List<Parameter> parameters, Compute compute) {
    this.architecture = architecture;
    this.parameters = parameters;
    this.compute = compute.watchedBy(StepClock.STOPPED);
    this.separate = new SeparateLayers(architecture, parameters, compute);
  }

  /// Why a step was not finite.
  ///
  /// @param inputs of its batch
  /// @param targets of its batch
  /// @param loss of its batch
  DivergedException explain(Tensor inputs, Tensor targets, double loss) {
    Optional<String> ofData = NonFinite.of("the input of the network", inputs)
        .or(() -> NonFinite.of("the targets", targets));
    if (ofData.isPresent()) {
      return new DivergedException(ofData.get(), "the data must be numbers, all of them finite", loss);
    }
    try {
      return inParameters().or(() -> inForward(inputs)).or(() -> inBackward(targets))
          .map(finding -> new DivergedException(finding, advice(), loss))
          .orElseGet(() -> new DivergedException(SOMEWHERE, ONLY_ONCE + advice(), loss));
    } catch (OutOfMemoryError full) {
      return new DivergedException(SOMEWHERE, NO_MEMORY + advice(), loss);
    }
  }

  /// Why the network itself, between two steps, is not worth keeping; empty if it is.
  ///
  /// @param loss of the last step's batch
  Optional<DivergedException> explainNetwork(double loss) {
    return inParameters().or(this::inSchedulers).map(finding -> new DivergedException(finding, advice(), loss));
  }

  private Optional<String> inParameters() {
    return parameters.stream().flatMap(each -> NonFinite.of(name(each), each.value()).stream()).findFirst();
  }

  private Optional<String> inSchedulers() {
    for (Parameter parameter : parameters) {
      for (int i = 0; i < parameter.state().arrays(); i++) {
        Optional<String> found = NonFinite.of("a running average of " + name(parameter), parameter.state().array(i));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> inForward(Tensor inputs) {
    Tensor x = inputs;
    for (int i = 0; i < architecture.stages().size(); i++) {
      Layer layer = separate.build(i);
      layers.add(layer);
      Tensor y = layer.forward(x);
      Optional<String> found = NonFinite.of("the output of " + layer(i), y);
      if (found.isEmpty() && !layer.finite()) {
        LayerSpec bare = architecture.stages().get(i).spec().withoutActivation();
        found = NonFinite.of("the weighted sums of " + layer(i), separate.build(i, bare).forward(x));
      }
      if (found.isPresent()) {
        return found;
      }
      x = y;
    }
    sums = x;
    return Optional.empty();
  }

  private Optional<String> inBackward(Tensor targets) {
    var head = new OutputHead(architecture.output(), architecture.cost(), compute);
    head.forward(sums);
    Tensor d = head.gradient(targets);
    for (int i = layers.size() - 1; i >= 0 && separate.learns(i); i--) {
      Layer layer = layers.get(i);
      Optional<String> found = NonFinite.of("the gradient of the output of " + layer(i), d);
      d = layer.backward(d);
      for (Parameter parameter : layer.parameters()) {
        found = found.or(() -> NonFinite.of("the gradient of " + name(parameter), parameter.gradient()));
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// Such as `the dense weights of layer 4 (dense 30 nodes, relu)`.
  private String name(Parameter parameter) {
    return "the " + parameter.kind() + " of " + layer(parameter.layer());
  }

  private String layer(int index) {
    return "layer " + (index + 1) + " (" + architecture.stages().get(index).spec().describe() + ")";
  }

  private String advice() {
    if (parameters.getFirst().state().step() == 0) {
      return "no weight had moved yet, so the inputs or the initial weights are too large";
    }
    double eta = parameters.stream().mapToDouble(each -> each.scheduler().eta() * each.state().etaFactor())
        .max().orElseThrow();
    return "the learning rate " + (float) eta + " may be too large; try a tenth of it";
  }
}
