package lanewise.config;

import lanewise.config.schema.Word;

/// How the weights of a layer are drawn.
public sealed interface Initialiser {

  /// Initialisers that take their scale from the layer's size.
  enum Scaled implements Initialiser, Word { HE, GLOROT }

  /// From the normal distribution around 0.
  record Normal(double deviation) implements Initialiser {}

  /// Uniformly between −limit and limit.
  record Uniform(double limit) implements Initialiser {}
}
