package lanewise.kernels.conv;

import java.util.Locale;

/// How a convolution is computed. Different algorithms differ in bits from each other; the twins of one never do.
public enum ConvAlgorithm {
  /// The definition.
  DIRECT,

  /// A matrix product of the filters with patches of the image.
  IM2COL,

  /// Winograd's F(2x2,3x3): tiles of 2x2 outputs with 16 instead of 36 multiplications.
  WINOGRAD,

  /// Winograd's F(4x4,3x3): tiles of 4x4 outputs with 36 instead of 144 multiplications, and a larger error.
  WINOGRAD4,

  /// Products of spectra: the work hardly grows with the kernel.
  FFT;

  /// The name in experiments and tables.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
