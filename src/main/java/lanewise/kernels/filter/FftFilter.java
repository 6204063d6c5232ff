package lanewise.kernels.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.kernels.common.CacheLine;
import lanewise.kernels.fft.FftKernel;
import lanewise.kernels.fft.FftPlan;
import lanewise.kernels.fft.FftWindow;

/// A filter by the convolution theorem: the spectrum of the plane times the spectrum of the kernel. The order of every
/// sum is that of the [transform][FftKernel], whose frame is large enough for nothing that wraps round to reach y.
///
/// The error is one of the norms, not of each element: with N the elements of a frame, the root mean square error of y
/// stays below `2^-24 · log2(N) · Σ |k|` times the root mean square of x over the frame. Next to bright areas, dark
/// ones are therefore less exact than by the other methods; an x that is not finite makes all of its band so.
///
/// Works through the plane in bands of whole rows (overlap-save), each with a frame that stays in the L2 cache as far
/// as the height of the kernel allows.
final class FftFilter implements PlaneFilter {

  private static final int CACHED_FLOATS = 1 << 17;

  /// Output rows, and the rows of x that they need.
  ///
  /// @param firstInput row of x where `input` begins
  /// @param firstOutput row of y where `output` begins
  private record Band(int firstInput, FftWindow input, int firstOutput, FftWindow output) {}

  private final FilterTask task;
  private final FftKernel fft;
  private final FftPlan plan;
  private final List<Band> bands;
  private final float[] kernel;

  FftFilter(FilterTask task, FftKernel fft) {
    this.task = task;
    this.fft = fft;
    int overlap = task.kernel().height() - 1;
    int columns = task.width() + task.kernel().width() - 1;
    int most = Math.max(CACHED_FLOATS / columns - overlap, overlap + 1);
    int count = Math.ceilDiv(task.outputHeight(), most);
    int rows = Math.ceilDiv(task.outputHeight(), count);
    this.plan = FftPlan.covering(rows + overlap, columns);
    this.bands = bands(task, rows);
    this.kernel = new float[plan.spectrumFloats()];
    fft.forward(plan, FftWindow.of(task.kernel().height(), task.kernel().width()), task.slid().rotated().floats(), 0,
        kernel, 0, FftPlan.BLOCK, new float[plan.workspaceFloats()], 0);
  }

  /// Row `p + r − 1` of the convolution with what was row `p − padTop` of x on top is output row p: the first r − 1
  /// rows of a frame are those that lack input or that wrap round.
  private static List<Band> bands(FilterTask task, int most) {
    int overlap = task.kernel().height() - 1;
    int left = task.kernel().width() - 1 - task.padLeft();
    var bands = new ArrayList<Band>();
    for (int p = 0; p < task.outputHeight(); p += most) {
      int rows = Math.min(most, task.outputHeight() - p);
      int top = p - task.padTop();
      int first = Math.max(0, top);
      int end = Math.min(task.height(), top + rows + overlap);
      bands.add(new Band(first, new FftWindow(first - top, 0, end - first, task.width()),
          p, new FftWindow(overlap, left, rows, task.outputWidth())));
    }
    return bands;
  }

  @Override
  public FilterMethod method() {
    return FilterMethod.FFT;
  }

  @Override
  public FilterTask task() {
    return task;
  }

  @Override
  public int workspaceFloats() {
    return Math.addExact(plan.workspaceFloats(), plan.spectrumFloats() + CacheLine.FLOATS);
  }

  @Override
  public void apply(float[] x, int xAt, float[] y, int yAt, float[] workspace, int workspaceAt) {
    int spectrumAt = CacheLine.start(workspaceAt);
    int scratchAt = spectrumAt + plan.spectrumFloats();
    for (int i = 0; i < bands.size(); i++) {
      Band band = bands.get(i);
      int to = yAt + band.firstOutput * task.outputWidth();
      fft.forward(plan, band.input, x, xAt + band.firstInput * task.width(), workspace, spectrumAt, FftPlan.BLOCK,
          workspace, scratchAt);
      fft.multiply(plan.blocks(), workspace, spectrumAt, kernel, 0, workspace, spectrumAt);
      Arrays.fill(y, to, to + band.output.floats(), 0f);
      fft.inverse(plan, band.output, workspace, spectrumAt, FftPlan.BLOCK, y, to, workspace, scratchAt);
    }
  }
}
