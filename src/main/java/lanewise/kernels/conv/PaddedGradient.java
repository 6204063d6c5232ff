package lanewise.kernels.conv;

import lanewise.kernels.common.LaneTree;

/// Output gradients of one image laid out for a `dWeights` that runs 16 logical lanes over output columns: columns 16j
/// to 16j + 15 of row p of map k begin at `((j · maps + k) · outputHeight + p) · 16`; columns past the last are zeros.
final class PaddedGradient {

  private PaddedGradient() {}

  /// Floats of one image.
  static int floats(Correlation of) {
    return Math.multiplyExact(of.blocks(), blockFloats(of));
  }

  /// Floats of one block of 16 columns, all maps.
  static int blockFloats(Correlation of) {
    return Math.multiplyExact(of.maps(), planeFloats(of));
  }

  /// Floats of one block of 16 columns of one map.
  static int planeFloats(Correlation of) {
    return of.outputHeight() * LaneTree.LANES;
  }
}
