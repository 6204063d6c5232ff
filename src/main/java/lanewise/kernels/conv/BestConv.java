package lanewise.kernels.conv;

/// The rule `best`.
final class BestConv implements ConvChoice {

  @Override
  public Passes choose(ConvGeometry g) {
    return new Passes(ConvAlgorithm.DIRECT, ConvAlgorithm.DIRECT, ConvAlgorithm.DIRECT);
  }
}
