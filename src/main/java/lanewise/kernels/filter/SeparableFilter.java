package lanewise.kernels.filter;

import lanewise.kernels.common.CacheLine;
import lanewise.kernels.common.LaneTree;

/// A filter whose kernel is a column times a row, in two passes: `t[h,q] = Σ_s row[s] · x[h,q + s − padLeft]`, then
/// `y[p,q] = Σ_r column[r] · t[p + r − padTop,q]`. Each sum starts at 0 and gains its products by fused multiply-add
/// for s, or r, ascending; x in the border is a zero that takes part. Both factors are rounded to single precision
/// first, so the error against exact arithmetic is below `(r + s + 4) · 2^-24 · Σ |k · x|`.
///
/// Works through the plane in bands of output rows whose padded input and rows t stay in the L2 cache.
final class SeparableFilter implements PlaneFilter {

  private final FilterTask task;
  private final CorrelationKernel correlation;
  private final float[] row;
  private final float[] column;
  private final Bands input;
  private final Bands passed;
  private final Correlation alongRows;
  private final Correlation alongColumns;

  /// @throws IllegalArgumentException if the kernel is not separable
  SeparableFilter(FilterTask task, CorrelationKernel correlation) {
    FilterMethod.SEPARABLE.refusal(task.kernel()).ifPresent(refusal -> {
      throw new IllegalArgumentException(refusal);
    });
    Separation separation = Separation.of(task.slid());
    this.task = task;
    this.correlation = correlation;
    this.row = floats(separation.row());
    this.column = floats(separation.column());
    this.input = Bands.of(task, PaddedRows.pitch(task));
    this.passed = new Bands(input.rows(), input.overlap(),
        Math.ceilDiv(task.outputWidth(), LaneTree.LANES) * LaneTree.LANES);
    this.alongRows = new Correlation(task.outputWidth(), 1, row.length, input.pitch(), passed.pitch());
    this.alongColumns = new Correlation(task.outputWidth(), column.length, 1, passed.pitch(), task.outputWidth());
  }

  private static float[] floats(double[] factors) {
    var floats = new float[factors.length];
    for (int i = 0; i < factors.length; i++) {
      floats[i] = (float) factors[i];
    }
    return floats;
  }

  @Override
  public FilterMethod method() {
    return FilterMethod.SEPARABLE;
  }

  @Override
  public FilterTask task() {
    return task;
  }

  @Override
  public int workspaceFloats() {
    return Math.addExact(input.floats(), passed.floats()) + 2 * CacheLine.FLOATS;
  }

  @Override
  public void apply(float[] x, int xAt, float[] y, int yAt, float[] workspace, int workspaceAt) {
    int passedAt = CacheLine.start(workspaceAt);
    int inputAt = CacheLine.start(passedAt + passed.floats());
    for (int p = 0; p < task.outputHeight(); p += passed.rows()) {
      int rows = Math.min(passed.rows(), task.outputHeight() - p);
      int kept = passed.keep(p, workspace, passedAt);
      int fresh = rows + passed.overlap() - kept;
      PaddedRows.pack(task, p + kept - task.padTop(), fresh, x, xAt, workspace, inputAt);
      correlation.correlate(alongRows, fresh, workspace, inputAt, row, 0, workspace,
          passedAt + kept * passed.pitch());
      correlation.correlate(alongColumns, rows, workspace, passedAt, column, 0, y, yAt + p * task.outputWidth());
    }
  }
}
