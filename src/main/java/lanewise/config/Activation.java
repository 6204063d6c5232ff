package lanewise.config;

import lanewise.config.schema.Word;

/// The activation of a layer.
public sealed interface Activation {

  /// Activations without a parameter.
  enum Plain implements Activation, Word { IDENTITY, SIGMOID, TANH, SOFTMAX, RELU }

  /// `x` where it is positive, `slope · x` elsewhere.
  record LeakyRelu(double slope) implements Activation {}
}
