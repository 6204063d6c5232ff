package lanewise.run;

import java.util.Optional;
import java.util.stream.Stream;
import lanewise.config.Algorithm;
import lanewise.kernels.conv.ConvAlgorithm;

/// Translates the name of a convolution algorithm into the kernels' own.
final class ConvAlgorithms {

  private ConvAlgorithms() {}

  /// The algorithm of that name; empty if the kernels do not have it, or it is no algorithm but a choice among them.
  static Optional<ConvAlgorithm> named(Algorithm name) {
    return Stream.of(ConvAlgorithm.values())
        .filter(algorithm -> algorithm.label().equals(name.label()))
        .findFirst();
  }
}
