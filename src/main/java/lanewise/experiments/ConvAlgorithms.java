package lanewise.experiments;

import java.util.Optional;
import lanewise.config.Algorithm;
import lanewise.kernels.KernelSets;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvChoice;
import lanewise.kernels.conv.ConvGeometry;

/// Translates the name of a convolution algorithm into the kernels' own.
public final class ConvAlgorithms {

  private ConvAlgorithms() {}

  /// The algorithm of that name; empty for [Algorithm#BEST], which is a choice among them.
  public static Optional<ConvAlgorithm> named(Algorithm name) {
    return switch (name) {
      case DIRECT -> Optional.of(ConvAlgorithm.DIRECT);
      case IM2COL -> Optional.of(ConvAlgorithm.IM2COL);
      case WINOGRAD -> Optional.of(ConvAlgorithm.WINOGRAD);
      case WINOGRAD4 -> Optional.of(ConvAlgorithm.WINOGRAD4);
      case FFT -> Optional.of(ConvAlgorithm.FFT);
      case BEST -> Optional.empty();
    };
  }

  /// What chooses the algorithm of each convolution where that name is asked for.
  public static ConvChoice choice(Algorithm name) {
    return named(name).map(ConvChoice::of).orElseGet(ConvChoice::best);
  }

  /// What keeps the algorithm of that name from computing `g`; empty if nothing does. Both twins of an algorithm cover
  /// the same.
  public static Optional<String> refusal(Algorithm name, ConvGeometry g) {
    return named(name).flatMap(algorithm -> KernelSets.named("scalar").conv(algorithm).refusal(g));
  }
}
