package lanewise.model;

import java.util.Optional;
import lanewise.tensor.Shape;

/// The immutable description of one layer: it knows what it makes of an input shape, and builds the layer that does it.
public interface LayerSpec {

  /// Shape of one output item.
  ///
  /// @throws ArchitectureException if the layer cannot work on such an input
  Shape outputShape(Shape input);

  /// Number of weights and biases.
  long parameterCount(Shape input);

  /// Multiplications and additions of one forward pass of one item, nominal: two for each product of an input and a
  /// weight, padding counted as computed; biases, activations and pooling count nothing.
  long flops(Shape input);

  /// One line for the summary, such as `convolution 8 maps 5x5, stride 1x1, same, relu`.
  String describe();

  /// Builds the layer with its parameters initialised.
  Layer build(Shape input, LayerContext context);

  /// Tells what the layer will keep in memory: its output and the gradient of its input, if it does not say otherwise.
  default void count(Shape input, MemoryCount memory) {
    memory.outputs(outputShape(input));
    if (memory.inputGradient()) {
      memory.trained(input);
    }
  }

  /// Whether the output is the input under another shape, so that nothing is read or written.
  default boolean sharesInput() {
    return false;
  }

  /// The same layer, with the weighted sums themselves as its output; the layer itself if it has no activation.
  default LayerSpec withoutActivation() {
    return this;
  }

  /// The activation of the network's output; empty for every layer but the last.
  default Optional<Activation> outputActivation() {
    return Optional.empty();
  }
}
