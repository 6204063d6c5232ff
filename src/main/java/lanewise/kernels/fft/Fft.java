package lanewise.kernels.fft;

import java.util.Arrays;
import java.util.List;
import lanewise.kernels.common.CacheLine;

/// The transform of a plane, lanes over 16 neighbouring columns, then over 16 neighbouring vertical frequencies. What
/// both twins share: the passes, the layouts between them, and so the order of every sum.
///
/// Forward: columns first. Two neighbouring rows of the frame are the real and imaginary part of one complex row, so a
/// strip of 16 columns is a complex transform of height / 2, which [#split] turns into the spectrum of the real
/// columns. Strips are transposed, and each panel of 16 vertical frequencies is a complex transform of the frame's
/// width. Inverse: the same way back; a complex inverse is the forward transform with real and imaginary parts
/// exchanged.
///
/// A complex transform is a sequence of the passes of [FftStage]. A factor W = c + i·s makes of a + i·b the real part
/// `fma(a, c, −(b·s))` and the imaginary part `fma(a, s, b·c)`. The sums of each pass are those of [ScalarButterflies].
///
/// The error is that of the norms, not of each element: the root mean square error of a spectrum stays below
/// `2^-24 · log2(height · width)` times the root mean square of the spectrum, and so does that of the plane that comes
/// back.
abstract class Fft implements FftKernel {

  static final int LANES = FftPlan.LANES;
  static final int BLOCK = FftPlan.BLOCK;

  @Override
  public final void forward(FftPlan plan, FftWindow window, float[] x, int xAt, float[] spectrum, int spectrumAt,
      int blockStep, float[] workspace, int workspaceAt) {
    assert plan.holds(window) : window;
    int frameAt = CacheLine.start(workspaceAt);
    int stripAt = frameAt + plan.spectrumFloats();
    int halfAt = stripAt + plan.panels() * LANES * BLOCK;
    int scratchAt = halfAt + plan.height() / 2 * BLOCK;
    clearOutside(plan, window, workspace, frameAt);
    for (int column = 0; column < window.columns(); column += LANES) {
      int columns = Math.min(LANES, window.columns() - column);
      int firstAt = stripAt + window.top() * LANES;
      int endAt = firstAt + window.rows() * LANES;
      Arrays.fill(workspace, stripAt, firstAt, 0f);
      loadStrip(window, columns, x, xAt + column, workspace, firstAt);
      Arrays.fill(workspace, endAt, stripAt + plan.height() * LANES, 0f);
      transform(plan.vertical(), 0, LANES, workspace, stripAt, BLOCK, workspace, halfAt, BLOCK, workspace, scratchAt);
      split(plan, workspace, halfAt, stripAt);
      Arrays.fill(workspace, stripAt + (plan.height() / 2 + 1) * BLOCK, halfAt, 0f);
      for (int panel = 0; panel < plan.panels(); panel++) {
        int from = stripAt + panel * LANES * BLOCK;
        int to = frameAt + (panel * plan.width() + window.left() + column) * BLOCK;
        transpose(LANES, columns, workspace, from, to);
        transpose(LANES, columns, workspace, from + LANES, to + LANES);
      }
    }
    for (int panel = 0; panel < plan.panels(); panel++) {
      int at = panel * plan.width();
      transform(plan.horizontal(), 0, LANES, workspace, frameAt + at * BLOCK, BLOCK, spectrum,
          spectrumAt + at * blockStep, blockStep, workspace, scratchAt);
    }
  }

  @Override
  public final void inverse(FftPlan plan, FftWindow window, float[] spectrum, int spectrumAt, int blockStep, float[] x,
      int xAt, float[] workspace, int workspaceAt) {
    assert plan.holds(window) : window;
    int frameAt = CacheLine.start(workspaceAt);
    int stripAt = frameAt + plan.spectrumFloats();
    int halfAt = stripAt + plan.panels() * LANES * BLOCK;
    int scratchAt = halfAt + plan.height() / 2 * BLOCK;
    float scale = (float) (1.0 / ((double) plan.height() * plan.width()));
    for (int panel = 0; panel < plan.panels(); panel++) {
      int at = panel * plan.width();
      transform(plan.horizontal(), LANES, 0, spectrum, spectrumAt + at * blockStep, blockStep, workspace,
          frameAt + at * BLOCK, BLOCK, workspace, scratchAt);
    }
    for (int column = 0; column < window.columns(); column += LANES) {
      int columns = Math.min(LANES, window.columns() - column);
      for (int panel = 0; panel < plan.panels(); panel++) {
        int from = frameAt + (panel * plan.width() + window.left() + column) * BLOCK;
        int to = stripAt + panel * LANES * BLOCK;
        transpose(columns, LANES, workspace, from, to);
        transpose(columns, LANES, workspace, from + LANES, to + LANES);
      }
      merge(plan, workspace, stripAt, halfAt);
      transform(plan.vertical(), LANES, 0, workspace, halfAt, BLOCK, workspace, stripAt, BLOCK, workspace, scratchAt);
      addStrip(window, columns, scale, workspace, stripAt + window.top() * LANES, x, xAt + column);
    }
  }

  /// Zeros in the columns of the frame that the window does not cover: rows of the transposed frame.
  private static void clearOutside(FftPlan plan, FftWindow window, float[] frame, int frameAt) {
    int end = window.left() + window.columns();
    for (int panel = 0; panel < plan.panels(); panel++) {
      int panelAt = frameAt + panel * plan.width() * BLOCK;
      Arrays.fill(frame, panelAt, panelAt + window.left() * BLOCK, 0f);
      Arrays.fill(frame, panelAt + end * BLOCK, panelAt + plan.width() * BLOCK, 0f);
    }
  }

  /// A complex transform of 16 lanes, from one array to another, through `scratch`, where there is room for two.
  ///
  /// @param re place of the real part within a block; `im` of the imaginary part
  private void transform(List<FftStage> stages, int re, int im, float[] from, int fromAt, int fromStep, float[] to,
      int toAt, int toStep, float[] scratch, int scratchAt) {
    int last = stages.size() - 1;
    if (last < 0) {
      System.arraycopy(from, fromAt, to, toAt, BLOCK);
      return;
    }
    FftStage first = stages.getFirst();
    int rows = first.radix() * first.left();
    int imaginary = im - re;
    if (last == 0) {
      pass(first, imaginary, from, fromAt + re, fromStep, to, toAt + re, toStep);
      return;
    }
    int here = scratchAt + re;
    int there = here + rows * BLOCK;
    pass(first, imaginary, from, fromAt + re, fromStep, scratch, here, BLOCK);
    for (int i = 1; i < last; i++) {
      pass(stages.get(i), imaginary, scratch, here, BLOCK, scratch, there, BLOCK);
      int swap = here;
      here = there;
      there = swap;
    }
    pass(stages.get(last), imaginary, scratch, here, BLOCK, to, toAt + re, toStep);
  }

  /// One pass over all 16 lanes. Places are those of the real parts, `im` is the distance to the imaginary ones.
  abstract void pass(FftStage stage, int im, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep);

  /// Spectrum of real columns from that of pairs of rows, for M = height / 2, u = 0, ..., M / 2, A = half[u],
  /// B = half[M − u] (half[M] is half[0]): with `e = ½(A + conj B)`, `o = ½(A − conj B) / i` and t = W^u · o,
  /// `strip[u] = e + t`, `strip[M − u] = conj(e − t)`; where both are the same, the first formula holds.
  abstract void split(FftPlan plan, float[] workspace, int halfAt, int stripAt);

  /// The way back, twice as large: for u = 0, ..., M / 2, A = strip[u], B = strip[M − u]: with `e = A + conj B`,
  /// `d = A − conj B` and o = conj(W^u) · d, `half[u] = e + i·o`, `half[M − u] = conj e + i·conj o`; where both are
  /// the same, the first formula holds.
  abstract void merge(FftPlan plan, float[] workspace, int stripAt, int halfAt);

  /// `workspace[to + j·BLOCK + i] = workspace[from + i·BLOCK + j]` for i below `rows`, j below `columns`. For i up
  /// to the next multiple of 4 it may do the same; what stands there is not used.
  abstract void transpose(int rows, int columns, float[] workspace, int from, int to);

  /// Copies `columns` of each row of the window into rows of 16.
  abstract void loadStrip(FftWindow window, int columns, float[] x, int xAt, float[] strip, int stripAt);

  /// `x = fma(scale, strip, x)` for `columns` of each row of the window.
  abstract void addStrip(FftWindow window, int columns, float scale, float[] strip, int stripAt, float[] x, int xAt);
}
