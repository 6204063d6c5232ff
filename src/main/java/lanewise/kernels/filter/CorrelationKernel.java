package lanewise.kernels.filter;

/// Cross-correlation of rows without any border, the arithmetic of [DirectFilter] and [SeparableFilter].
public interface CorrelationKernel {

  /// `y[p,q] = Σ_{r,s} taps[r,s] · x[p + r,q + s]` for p < rows and all columns q of y. Each y starts at 0 and gains
  /// its products by fused multiply-add for r, then s ascending.
  ///
  /// What fills a row of x up to [Correlation#leastPitch] is read and has no influence.
  ///
  /// @param rows of y
  /// @param x rows + r − 1 rows of [Correlation#xPitch]
  /// @param taps r,s
  /// @param y rows of [Correlation#yPitch], of which the first `columns` floats are written
  void correlate(Correlation c, int rows, float[] x, int xAt, float[] taps, int tapsAt, float[] y, int yAt);
}
