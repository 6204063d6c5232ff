package lanewise.kernels.conv;

import java.util.Arrays;
import java.util.Optional;
import lanewise.kernels.common.CacheLine;
import lanewise.kernels.fft.FftKernel;
import lanewise.kernels.fft.FftPlan;
import lanewise.kernels.fft.FftWindow;

/// Convolution by Fourier transforms, for large kernels: planes are transformed once, multiplied for each pair of
/// channel and map, summed as spectra, and transformed back once for each plane of the result. Stride 1 only. What both
/// twins share: frames, layouts, and the order of accumulation.
///
/// * forward: at each frequency `Σ_c X[n,c] · conj W[k,c]`; `y = fma(1 / (height·width), inverse, b)`.
/// * dInput: `Σ_k dY[n,k] · W[k,c]`.
/// * dWeights: `Σ_n X[n,c] · conj dY[n,k]`; the inverse is added to `dw`.
///
/// Each sum of products (a + i·b) · (c + i·d) starts at 0 and takes its terms in ascending order: the real part gains
/// `a·c`, then `−b·d`, the imaginary part `a·d`, then `b·c`, by fused multiply-add. Transforms as in [FftKernel]; a
/// frame holds the image and the larger padding of each axis, see [FftFrame].
///
/// The error follows the norms of whole planes, not the terms of one sum: small values beside large ones lose more than
/// with other algorithms, and values that are not finite spoil their whole plane. With the Euclidean norm ‖·‖ of a
/// plane it is below `2^-24 · log2(height · width of the frame)` times
///
/// * forward: `|b| + Σ_c ‖x[n,c]‖ · ‖w[k,c]‖`
/// * dInput: `Σ_k ‖dy[n,k]‖ · ‖w[k,c]‖`
/// * dWeights: `|dw| + Σ_n ‖x[n,c]‖ · ‖dy[n,k]‖`, dw as it was before
abstract class FftConv implements ConvKernel {

  static final int LANES = FftPlan.LANES;
  static final int BLOCK = FftPlan.BLOCK;

  /// Columns of a product that are computed at once.
  static final int COLUMNS = 4;

  /// Images whose spectra are kept at once: each reading of the filters' spectra serves so many.
  private static final int IMAGES = 4;

  /// Maps whose filter gradients are kept as spectra at once.
  private static final int MAPS = 8;

  private final FftKernel fft;
  private volatile FftFrame[] frames = {};

  FftConv(FftKernel fft) {
    this.fft = fft;
  }

  @Override
  public ConvAlgorithm algorithm() {
    return ConvAlgorithm.FFT;
  }

  @Override
  public Optional<String> refusal(ConvGeometry g) {
    try {
      FftFrame.of(g);
      return Optional.empty();
    } catch (IllegalArgumentException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  /// The frame of `g`, made when it is first asked for.
  private FftFrame frame(ConvGeometry g) {
    for (FftFrame frame : frames) {
      if (frame.g().equals(g)) {
        return frame;
      }
    }
    return addFrame(g);
  }

  private synchronized FftFrame addFrame(ConvGeometry g) {
    FftFrame frame = FftFrame.of(g);
    FftFrame[] more = Arrays.copyOf(frames, frames.length + 1);
    more[frames.length] = frame;
    frames = more;
    return frame;
  }

  @Override
  public int workspaceFloats(ConvGeometry g, int images) {
    FftFrame frame = frame(g);
    int together = Math.min(images, IMAGES);
    int forward = Math.addExact(frame.floats(together * g.channels()), frame.floats(together * g.maps()));
    int planes = Math.addExact(frame.floats(Math.multiplyExact(images, g.channels())),
        frame.floats(Math.multiplyExact(images, g.maps())));
    int weights = Math.addExact(planes, frame.floats(g.channels() * Math.min(MAPS, g.maps())));
    return Math.addExact(Math.max(forward, weights), CacheLine.FLOATS + frame.plan().workspaceFloats());
  }

  /// Spectra, and behind them the scratch memory to compute them.
  @Override
  public int filterFloats(ConvGeometry g) {
    FftFrame frame = frame(g);
    return CacheLine.FLOATS + frame.floats(g.maps() * g.channels()) + frame.plan().workspaceFloats();
  }

  @Override
  public final void prepareForward(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt) {
    FftFrame frame = frame(g);
    int at = CacheLine.start(filtersAt);
    int spectra = g.maps() * g.channels();
    int scratchAt = at + frame.floats(spectra);
    for (int i = 0; i < spectra; i++) {
      spectrum(frame, frame.filter(), w, wAt + i * frame.filter().floats(), filters, at, spectra, i, scratchAt);
    }
    conjugate(frame, spectra, filters, at);
  }

  @Override
  public final void prepareDInput(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt) {
    FftFrame frame = frame(g);
    int at = CacheLine.start(filtersAt);
    int spectra = g.maps() * g.channels();
    int scratchAt = at + frame.floats(spectra);
    for (int c = 0; c < g.channels(); c++) {
      for (int k = 0; k < g.maps(); k++) {
        spectrum(frame, frame.filter(), w, wAt + g.filterRow(k, c, 0), filters, at, spectra, c * g.maps() + k,
            scratchAt);
      }
    }
  }

  @Override
  public final void forward(ConvGeometry g, int images, float[] x, int xAt, float[] filters, int filtersAt,
      float[] b, int bAt, float[] y, int yAt, float[] workspace, int workspaceAt) {
    FftFrame frame = frame(g);
    int plane = frame.output().floats();
    for (int i = 0; i < images * g.maps(); i++) {
      Arrays.fill(y, yAt + i * plane, yAt + (i + 1) * plane, b[bAt + i % g.maps()]);
    }
    throughSpectra(frame, images, g.channels(), frame.image(), x, xAt, filters, filtersAt, g.maps(), frame.output(), y,
        yAt, workspace, workspaceAt);
  }

  @Override
  public final void dInput(ConvGeometry g, int images, float[] dy, int dyAt, float[] filters, int filtersAt,
      float[] dx, int dxAt, float[] workspace, int workspaceAt) {
    FftFrame frame = frame(g);
    Arrays.fill(dx, dxAt, dxAt + images * g.inputFloats(), 0f);
    throughSpectra(frame, images, g.maps(), frame.output(), dy, dyAt, filters, filtersAt, g.channels(), frame.image(),
        dx, dxAt, workspace, workspaceAt);
  }

  /// Adds to each of the `sums` planes of an image in `out` its sum over the `terms` planes of the image in `in`.
  private void throughSpectra(FftFrame frame, int images, int terms, FftWindow inWindow, float[] in, int inAt,
      float[] filters, int filtersAt, int sums, FftWindow outWindow, float[] out, int outAt, float[] workspace,
      int workspaceAt) {
    int termsAt = CacheLine.start(workspaceAt);
    for (int n = 0; n < images; n += IMAGES) {
      int together = Math.min(IMAGES, images - n);
      int sumsAt = termsAt + frame.floats(together * terms);
      int scratchAt = sumsAt + frame.floats(together * sums);
      for (int i = 0; i < together * terms; i++) {
        spectrum(frame, inWindow, in, inAt + (n * terms + i) * inWindow.floats(), workspace, termsAt, together * terms,
            i, scratchAt);
      }
      multiply(frame.plan().blocks(), together, sums, terms, workspace, termsAt, filters, CacheLine.start(filtersAt),
          FftFrame.blockStep(sums * terms), sumsAt);
      for (int i = 0; i < together * sums; i++) {
        addPlane(frame, outWindow, workspace, sumsAt, together * sums, i, out,
            outAt + (n * sums + i) * outWindow.floats(), scratchAt);
      }
    }
  }

  @Override
  public final void dWeights(ConvGeometry g, int images, float[] x, int xAt, float[] dy, int dyAt,
      float[] dw, int dwAt, float[] workspace, int workspaceAt) {
    FftFrame frame = frame(g);
    int imagesAt = CacheLine.start(workspaceAt);
    int gradientsAt = imagesAt + frame.floats(images * g.channels());
    int sumsAt = gradientsAt + frame.floats(images * g.maps());
    int scratchAt = sumsAt + frame.floats(g.channels() * Math.min(MAPS, g.maps()));
    planesOfAllImages(frame, images, g.channels(), frame.image(), x, xAt, workspace, imagesAt, scratchAt);
    planesOfAllImages(frame, images, g.maps(), frame.output(), dy, dyAt, workspace, gradientsAt, scratchAt);
    conjugate(frame, images * g.maps(), workspace, gradientsAt);
    for (int k = 0; k < g.maps(); k += MAPS) {
      int maps = Math.min(MAPS, g.maps() - k);
      multiply(frame.plan().blocks(), g.channels(), maps, images, workspace, imagesAt, workspace,
          gradientsAt + k * images * BLOCK, FftFrame.blockStep(images * g.maps()), sumsAt);
      for (int c = 0; c < g.channels(); c++) {
        for (int i = 0; i < maps; i++) {
          addPlane(frame, frame.filter(), workspace, sumsAt, g.channels() * maps, c * maps + i, dw,
              dwAt + g.filterRow(k + i, c, 0), scratchAt);
        }
      }
    }
  }

  /// Spectra of n,planes,... as planes,n,...: neighbours are the terms of a sum over images.
  private void planesOfAllImages(FftFrame frame, int images, int planes, FftWindow window, float[] x, int xAt,
      float[] workspace, int spectraAt, int scratchAt) {
    for (int n = 0; n < images; n++) {
      for (int i = 0; i < planes; i++) {
        spectrum(frame, window, x, xAt + (n * planes + i) * window.floats(), workspace, spectraAt, images * planes,
            i * images + n, scratchAt);
      }
    }
  }

  /// Transforms a plane into the spectrum `index` of `count` side by side; scratch memory follows in the same array.
  private void spectrum(FftFrame frame, FftWindow window, float[] x, int xAt, float[] spectra, int spectraAt,
      int count, int index, int scratchAt) {
    fft.forward(frame.plan(), window, x, xAt, spectra, spectraAt + index * BLOCK, FftFrame.blockStep(count), spectra,
        scratchAt);
  }

  /// Transforms the spectrum `index` of `count` side by side back and adds it to the plane at `x[xAt]`.
  private void addPlane(FftFrame frame, FftWindow window, float[] spectra, int spectraAt, int count, int index,
      float[] x, int xAt, int scratchAt) {
    fft.inverse(frame.plan(), window, spectra, spectraAt + index * BLOCK, FftFrame.blockStep(count), x, xAt, spectra,
        scratchAt);
  }

  private void conjugate(FftFrame frame, int spectra, float[] x, int at) {
    fft.conjugate(frame.floats(spectra) / BLOCK, x, at);
  }

  /// For each block and frequency `out[i,j] = Σ_d a[i,d] · b[j,d]`: spectra side by side, `a` rows · depth, `b` at
  /// least columns · depth, `out` rows · columns.
  private void multiply(int blocks, int rows, int columns, int depth, float[] workspace, int aAt, float[] b, int bAt,
      int bStep, int outAt) {
    int aStep = FftFrame.blockStep(rows * depth);
    int outStep = FftFrame.blockStep(rows * columns);
    int line = depth * BLOCK;
    for (int block = 0; block < blocks; block++) {
      int aBlock = aAt + block * aStep;
      int bBlock = bAt + block * bStep;
      int outBlock = outAt + block * outStep;
      int j = 0;
      for (; j + COLUMNS <= columns; j += COLUMNS) {
        for (int i = 0; i < rows; i++) {
          fourSums(depth, workspace, aBlock + i * line, b, bBlock + j * line, outBlock + (i * columns + j) * BLOCK);
        }
      }
      for (; j < columns; j++) {
        for (int i = 0; i < rows; i++) {
          oneSum(depth, workspace, aBlock + i * line, b, bBlock + j * line, outBlock + (i * columns + j) * BLOCK);
        }
      }
    }
  }

  /// `workspace[outAt] = Σ_d workspace[aAt, d] · b[bAt, d]`, places of blocks of 16 complex numbers.
  abstract void oneSum(int depth, float[] workspace, int aAt, float[] b, int bAt, int outAt);

  /// [#oneSum] for four lines of `b` that follow each other, into four neighbouring blocks.
  abstract void fourSums(int depth, float[] workspace, int aAt, float[] b, int bAt, int outAt);
}
