package lanewise.kernels.conv;

/// Filters laid out for a walk over [LoweredImage]: blocks of 8, 4 or 1 maps, each `r,c,s,map of the block`.
final class DirectFilters {

  private DirectFilters() {}

  /// Maps of the next block when `remaining` are left.
  static int block(int remaining) {
    return remaining >= 8 ? 8 : remaining >= 4 ? 4 : 1;
  }

  /// The filters themselves.
  static void packForward(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt) {
    int map = g.channels() * g.kernelHeight() * g.kernelWidth();
    int to = filtersAt;
    int block;
    for (int k = 0; k < g.maps(); k += block) {
      block = block(g.maps() - k);
      for (int r = 0; r < g.kernelHeight(); r++) {
        for (int c = 0; c < g.channels(); c++) {
          for (int s = 0; s < g.kernelWidth(); s++) {
            int from = wAt + g.filterRow(k, c, r) + s;
            for (int i = 0; i < block; i++) {
              filters[to++] = w[from + i * map];
            }
          }
        }
      }
    }
  }

  /// The taps of one residue and phase, rotated, with channels and maps exchanged.
  ///
  /// @param of the correlation of this residue and phase, see [Correlation#toInput]
  static void packToInput(ConvGeometry g, Correlation of, int residue, int phase, float[] w, int wAt, float[] filters,
      int filtersAt) {
    int channel = g.kernelHeight() * g.kernelWidth();
    int to = filtersAt;
    int block;
    for (int c = 0; c < g.channels(); c += block) {
      block = block(g.channels() - c);
      for (int r = of.kernelHeight() - 1; r >= 0; r--) {
        for (int k = 0; k < g.maps(); k++) {
          for (int s = of.kernelWidth() - 1; s >= 0; s--) {
            int from = wAt + g.filterRow(k, c, residue + r * g.strideHeight()) + phase + s * g.strideWidth();
            for (int i = 0; i < block; i++) {
              filters[to++] = w[from + i * channel];
            }
          }
        }
      }
    }
  }
}
