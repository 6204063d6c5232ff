package lanewise.kernels.conv;

/// How a convolution is computed. Different algorithms differ in bits from each other; the twins of one never do.
public enum ConvAlgorithm {
  DIRECT;

  /// The name in experiments and tables.
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
