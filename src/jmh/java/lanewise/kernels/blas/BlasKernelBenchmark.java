package lanewise.kernels.blas;

import java.util.List;
import lanewise.bench.KernelBenchmark;
import lanewise.bench.Operands;
import lanewise.bench.Work;
import lanewise.kernels.KernelSet;
import lanewise.kernels.common.LaneTree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// How fast are the small operations on vectors and rows? A batch of 64 rows: lenet's dense layer, wide's, and one that
/// fills no register; sums over planes take them for 4 images of 16 maps.
///
/// ```sh
/// ./lanewise bench BlasKernel
/// ```
public class BlasKernelBenchmark extends KernelBenchmark<BlasKernelBenchmark.Rows> {

  private static final int ROWS = 64;
  private static final int IMAGES = 4;
  private static final int PLANES = ROWS / IMAGES;

  @Param({"128", "784", "101"})
  public int columns;

  @Override
  protected Rows operands(KernelSet kernels) {
    return new Rows(kernels.blas(), columns);
  }

  @Benchmark
  public float[] axpy(Work work) {
    work.bytes += 3L * operands.bytes();
    return operands.axpy();
  }

  @Benchmark
  public float[] scaledDifference(Work work) {
    work.bytes += 3L * operands.bytes();
    return operands.scaledDifference();
  }

  @Benchmark
  public float[] sumOfSquares(Work work) {
    work.bytes += operands.bytes();
    return operands.sumOfSquares();
  }

  @Benchmark
  public float[] sumRows(Work work) {
    work.bytes += operands.bytes();
    return operands.sumRows();
  }

  @Benchmark
  public float[] sumPlanes(Work work) {
    work.bytes += operands.bytes();
    return operands.sumPlanes();
  }

  @Benchmark
  public float[] finite(Work work) {
    work.bytes += operands.bytes();
    return operands.finite();
  }

  static final class Rows implements Operands {

    private final BlasKernel kernel;
    private final int columns;
    private final float[] x;
    private final float[] y;
    private final float[] difference;
    private final float[] sumOfSquares = new float[1];
    private final float[] rowSum;
    private final float[] finite = new float[1];
    private final float[] planeSums = new float[PLANES];
    private final float[] workspace = new float[LaneTree.LANES];

    Rows(BlasKernel kernel, int columns) {
      this.kernel = kernel;
      this.columns = columns;
      x = Operands.random(ROWS * columns, 1);
      y = Operands.random(x.length, 2);
      difference = new float[x.length];
      rowSum = new float[columns];
    }

    /// Of one array.
    long bytes() {
      return (long) Float.BYTES * x.length;
    }

    float[] axpy() {
      kernel.axpy(x.length, 1e-3f, x, 0, y, 0);
      return y;
    }

    float[] scaledDifference() {
      kernel.scaledDifference(x.length, 0.5f, x, 0, y, 0, difference, 0);
      return difference;
    }

    float[] sumOfSquares() {
      sumOfSquares[0] = kernel.sumOfSquares(x.length, x, 0, workspace, 0);
      return sumOfSquares;
    }

    float[] sumRows() {
      kernel.sumRows(ROWS, columns, x, 0, rowSum, 0);
      return rowSum;
    }

    float[] sumPlanes() {
      kernel.sumPlanes(IMAGES, PLANES, columns, x, 0, planeSums, 0, workspace, 0);
      return planeSums;
    }

    /// 1 for yes.
    float[] finite() {
      finite[0] = kernel.finite(x.length, x, 0) ? 1 : 0;
      return finite;
    }

    @Override
    public List<float[]> results() {
      return List.of(axpy(), scaledDifference(), sumOfSquares(), sumRows(), sumPlanes(), finite());
    }
  }
}
