package lanewise.measure.cases;

import lanewise.kernels.activation.SoftmaxKernel;
import lanewise.parallel.BatchParallel;

/// Softmax of each row, forward (x -> y) or backward (dy and y -> dx), over slices of rows. All rows,columns.
public final class SoftmaxCase implements KernelCase {

  private final int columns;
  private final boolean forward;
  private final long flopsPerElement;
  private final float[] input;
  private final float[] y;
  private final float[] result;
  private final ImageSlices slices;
  private final BatchParallel.Task slice;

  /// @param forward whether y is computed from x, else dx from dy and y
  public SoftmaxCase(int rows, int columns, boolean forward, SoftmaxKernel kernel, BatchParallel parallel) {
    this.columns = columns;
    this.forward = forward;
    this.flopsPerElement = forward ? 5 : 4;
    this.input = Operands.signed(0, Math.multiplyExact(rows, columns));
    this.y = Operands.unsigned(1, forward ? 0 : input.length);
    this.result = new float[input.length];
    this.slices = new ImageSlices(rows, flopsPerElement * columns, parallel);
    ImageSlices.Work work = forward
        ? (_, from, count, workspace) ->
            kernel.forward(count, columns, input, from * columns, result, from * columns, workspace, 0)
        : (_, from, count, workspace) -> kernel.backward(count, columns, y, from * columns, input, from * columns,
            result, from * columns, workspace, 0);
    this.slice = slices.slices(kernel.workspaceFloats(), work);
  }

  /// Of each element: comparison, subtraction, exponential, addition and division; backward two multiplications, an
  /// addition and a subtraction.
  @Override
  public long flops() {
    return flopsPerElement * result.length;
  }

  @Override
  public long bytes() {
    return (long) Float.BYTES * (input.length + y.length + result.length);
  }

  @Override
  public void run() {
    slices.run(slice);
  }

  @Override
  public float[] result() {
    return result;
  }

  @Override
  public double reference(int i) {
    int start = i - i % columns;
    double sum = 0;
    for (int j = start; j < start + columns; j++) {
      sum += forward ? Math.exp(input[j]) : (double) input[j] * y[j];
    }
    return forward ? Math.exp(input[i]) / sum : y[i] * (input[i] - sum);
  }
}
