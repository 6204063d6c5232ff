package lanewise.run;

import java.util.Optional;
import java.util.stream.Stream;
import lanewise.config.Algorithm;
import lanewise.kernels.KernelSets;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvGeometry;

/// Translates the name of a convolution algorithm into the kernels' own.
final class ConvAlgorithms {

  private ConvAlgorithms() {}

  /// The algorithm of that name; empty if the kernels do not have it, or it is no algorithm but a choice among them.
  static Optional<ConvAlgorithm> named(Algorithm name) {
    return Stream.of(ConvAlgorithm.values())
        .filter(algorithm -> algorithm.label().equals(name.label()))
        .findFirst();
  }

  /// What keeps the algorithm of that name from computing `g`; empty if nothing does, as for [Algorithm#BEST]. The
  /// twins of an algorithm cover the same.
  static Optional<String> refusal(Algorithm name, ConvGeometry g) {
    if (name == Algorithm.BEST) {
      return Optional.empty();
    }
    return named(name)
        .map(algorithm -> KernelSets.named("scalar").conv(algorithm).refusal(g))
        .orElseGet(() -> Optional.of("the kernels do not have it"));
  }
}
