package lanewise.kernels.conv;

/// The rule `best`, from measurements of all algorithms on one AVX-512 core (`experiments/kernels.yaml` repeats them).
/// For each pass the first that applies:
///
/// 1. `winograd4`: 3x3 at stride 1 with at least [#CHANNELS_OF_WINOGRAD] channels and as many maps. It computes a
///    quarter of the products; with fewer channels its transforms cost more than it saves.
/// 2. `fft`: stride 1 and kernels of at least [#KERNEL_OF_FFT] by as many, whose spectra cost the same at any size.
/// 3. `im2col`: at least [#CHANNELS_OF_IM2COL] channels and as many maps, for 1x1 kernels, for strides above 1, and for
///    d-weights of any kernel. Matrix products need no lanes filled up at the ends of rows.
/// 4. `direct`: everything else, above all few channels.
final class BestConv implements ConvChoice {

  private static final int CHANNELS_OF_WINOGRAD = 16;
  private static final int CHANNELS_OF_IM2COL = 32;
  private static final int KERNEL_OF_FFT = 7;

  @Override
  public Passes choose(ConvGeometry g) {
    boolean dense = g.strideHeight() == 1 && g.strideWidth() == 1;
    int thinner = Math.min(g.channels(), g.maps());
    if (dense && g.kernelHeight() == 3 && g.kernelWidth() == 3 && thinner >= CHANNELS_OF_WINOGRAD) {
      return Passes.all(ConvAlgorithm.WINOGRAD4);
    }
    if (dense && Math.min(g.kernelHeight(), g.kernelWidth()) >= KERNEL_OF_FFT) {
      return Passes.all(ConvAlgorithm.FFT);
    }
    if (thinner < CHANNELS_OF_IM2COL) {
      return Passes.all(ConvAlgorithm.DIRECT);
    }
    if (!dense || g.kernelHeight() * g.kernelWidth() == 1) {
      return Passes.all(ConvAlgorithm.IM2COL);
    }
    return new Passes(ConvAlgorithm.DIRECT, ConvAlgorithm.DIRECT, ConvAlgorithm.IM2COL);
  }
}
