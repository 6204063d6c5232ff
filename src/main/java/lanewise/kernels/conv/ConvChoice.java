package lanewise.kernels.conv;

/// Decides which algorithm computes each pass of a convolution. It sees the geometry alone, neither kernel set nor
/// machine, so that scalar and vector trials of one experiment compute the same bits.
@FunctionalInterface
public interface ConvChoice {

  /// The algorithms of one convolution.
  record Passes(ConvAlgorithm forward, ConvAlgorithm dInput, ConvAlgorithm dWeights) {

    static Passes all(ConvAlgorithm algorithm) {
      return new Passes(algorithm, algorithm, algorithm);
    }
  }

  Passes choose(ConvGeometry g);

  /// One algorithm for everything, whether it covers the geometry or not.
  static ConvChoice of(ConvAlgorithm algorithm) {
    Passes passes = Passes.all(algorithm);
    return g -> passes;
  }

  /// The fastest algorithm for each pass.
  static ConvChoice best() {
    return new BestConv();
  }
}
