package lanewise.kernels.fft;

/// The discrete Fourier transform of real planes, and what convolution needs between forward and back.
///
/// A signal of n values is a plane of n × 1 (or 1 × n). `workspace` needs [FftPlan#workspaceFloats] floats from
/// `workspaceAt`, with any content; it belongs to the calling thread. Block i of a spectrum begins at
/// `spectrumAt + i · blockStep`, so that the spectra of several planes can stand block by block beside each other;
/// `blockStep` is [FftPlan#BLOCK] for one that stands alone. Both twins and all widths give the same bits; the order is
/// documented by their base class.
///
/// Convolution of x with w: forward both, [#multiply], inverse. For cross-correlation [#conjugate] the spectrum of w
/// first. Windows lie within the plan's frame.
public interface FftKernel {

  /// `X[u, v] = Σ_{h,w} x[h, w] · e^(−2πi · (u·h / height + v·w / width))`, for x that is zero outside `window`.
  ///
  /// @param x rows · columns of the window
  /// @param spectrum overwritten
  void forward(FftPlan plan, FftWindow window, float[] x, int xAt, float[] spectrum, int spectrumAt, int blockStep,
      float[] workspace, int workspaceAt);

  /// `x[h, w] += Σ_{u,v} X[u, v] · e^(+2πi · (u·h / height + v·w / width)) / (height · width)`, for h, w in `window`.
  ///
  /// @param x rows · columns of the window
  void inverse(FftPlan plan, FftWindow window, float[] spectrum, int spectrumAt, int blockStep, float[] x, int xAt,
      float[] workspace, int workspaceAt);

  /// `product = a · b`, complex, for `blocks` blocks that follow each other; `product` may be `a` or `b`. Real part
  /// `fma(ar, br, −(ai·bi))`, imaginary part `fma(ar, bi, ai·br)`.
  void multiply(int blocks, float[] a, int aAt, float[] b, int bAt, float[] product, int productAt);

  /// Negates the imaginary parts of `blocks` blocks that follow each other.
  void conjugate(int blocks, float[] spectrum, int spectrumAt);
}
