package lanewise.kernels.probe;

/// Work that nothing but the machine itself limits: arithmetic that never leaves the registers, and loads that feed no
/// arithmetic. What other kernels reach is a share of what these do.
public interface ProbeKernel {

  /// Independent chains of [#fma]. Enough to hide the latency of a fused multiply-add (4 cycles, up to 2 a cycle), few
  /// enough to stay in 16 registers together with the factor.
  int CHAINS = 12;

  /// Both factors of each product: chains grow until their size absorbs the product, and never become subnormal, which
  /// would be slow.
  float FACTOR = 0.5f;

  /// Floating-point operations of one iteration of [#fma]: 2 for each chain and lane.
  long flopsOfFma();

  /// In every lane, chain c starts at c and gains `FACTOR · FACTOR` by fused multiply-add, `iterations` times.
  ///
  /// @return the sum of one lane's chains, added in the order of c
  float fma(int iterations);

  /// Loads `length` floats once.
  ///
  /// @return their bits combined by exclusive or, for which order does not matter
  int read(int length, float[] x, int xAt);
}
