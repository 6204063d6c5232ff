package lanewise.kernels.filter;

import lanewise.kernels.fft.FftKernel;

/// One [FilterTask], planned for one method: the kernel is laid out, transforms are planned, once for any number of
/// planes. Immutable and shared by threads; [#apply] allocates nothing.
public sealed interface PlaneFilter permits DirectFilter, SeparableFilter, FftFilter {

  /// Plans `task` on one kind of kernels.
  ///
  /// @throws IllegalArgumentException if the method [refuses][FilterMethod#refusal] the task's kernel
  static PlaneFilter of(FilterMethod method, FilterTask task, CorrelationKernel correlation, FftKernel fft) {
    return switch (method) {
      case DIRECT -> new DirectFilter(task, correlation);
      case SEPARABLE -> new SeparableFilter(task, correlation);
      case FFT -> new FftFilter(task, fft);
    };
  }

  FilterMethod method();

  FilterTask task();

  /// Floats of scratch memory that one call needs.
  int workspaceFloats();

  /// Filters one plane.
  ///
  /// @param x h,w
  /// @param y p,q; must not overlap x
  /// @param workspace [#workspaceFloats] floats from `workspaceAt`, of any content; belongs to the calling thread
  void apply(float[] x, int xAt, float[] y, int yAt, float[] workspace, int workspaceAt);
}
