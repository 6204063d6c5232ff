package lanewise.kernels.filter;

import lanewise.kernels.common.CacheLine;

/// A filter by its definition. Each y starts at 0 and gains `k · x` by fused multiply-add, with the slid kernel's rows,
/// then columns ascending; x in the border is a zero that takes part. Weights are rounded to single precision first, so
/// the error against exact arithmetic is below `(r·s + 2) · 2^-24 · Σ |k · x|`.
///
/// Works through the plane in bands of output rows whose padded input stays in the L2 cache.
final class DirectFilter implements PlaneFilter {

  private final FilterTask task;
  private final CorrelationKernel correlation;
  private final float[] taps;
  private final Bands bands;
  private final Correlation sizes;

  DirectFilter(FilterTask task, CorrelationKernel correlation) {
    this.task = task;
    this.correlation = correlation;
    this.taps = task.slid().floats();
    this.bands = Bands.of(task, PaddedRows.pitch(task));
    this.sizes = new Correlation(task.outputWidth(), task.kernel().height(), task.kernel().width(), bands.pitch(),
        task.outputWidth());
  }

  @Override
  public FilterMethod method() {
    return FilterMethod.DIRECT;
  }

  @Override
  public FilterTask task() {
    return task;
  }

  @Override
  public int workspaceFloats() {
    return bands.floats() + CacheLine.FLOATS;
  }

  @Override
  public void apply(float[] x, int xAt, float[] y, int yAt, float[] workspace, int workspaceAt) {
    int rowsAt = CacheLine.start(workspaceAt);
    for (int p = 0; p < task.outputHeight(); p += bands.rows()) {
      int rows = Math.min(bands.rows(), task.outputHeight() - p);
      int kept = bands.keep(p, workspace, rowsAt);
      PaddedRows.pack(task, p + kept - task.padTop(), rows + bands.overlap() - kept, x, xAt, workspace,
          rowsAt + kept * bands.pitch());
      correlation.correlate(sizes, rows, workspace, rowsAt, taps, 0, y, yAt + p * task.outputWidth());
    }
  }
}
