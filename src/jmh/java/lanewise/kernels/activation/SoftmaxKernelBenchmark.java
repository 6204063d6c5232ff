package lanewise.kernels.activation;

import java.util.List;
import lanewise.bench.KernelBenchmark;
import lanewise.bench.Operands;
import lanewise.bench.Work;
import lanewise.kernels.KernelSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// How fast is softmax, forward and backward?
///
/// ```sh
/// ./lanewise bench SoftmaxKernel
/// ```
public class SoftmaxKernelBenchmark extends KernelBenchmark<SoftmaxKernelBenchmark.Rows> {

  /// Rows of classes.
  public enum RowShape {
    /// Ten digits for a batch of 64.
    DIGITS_64(64, 10),
    CLASSES_1000(64, 1000),
    AWKWARD(7, 37);

    private final int rows;
    private final int columns;

    RowShape(int rows, int columns) {
      this.rows = rows;
      this.columns = columns;
    }
  }

  @Param
  public RowShape shape;

  @Override
  protected Rows operands(KernelSet kernels) {
    return new Rows(kernels.softmax(), shape);
  }

  @Benchmark
  public float[] forward(Work work) {
    work.bytes += 2L * Float.BYTES * shape.rows * shape.columns;
    return operands.forward();
  }

  @Benchmark
  public float[] backward(Work work) {
    work.bytes += 3L * Float.BYTES * shape.rows * shape.columns;
    return operands.backward();
  }

  static final class Rows implements Operands {

    private final SoftmaxKernel kernel;
    private final RowShape shape;
    private final float[] x;
    private final float[] y;
    private final float[] dy;
    private final float[] dx;
    private final float[] workspace;

    Rows(SoftmaxKernel kernel, RowShape shape) {
      this.kernel = kernel;
      this.shape = shape;
      x = Operands.random(shape.rows * shape.columns, 1);
      dy = Operands.random(x.length, 2);
      y = new float[x.length];
      dx = new float[x.length];
      workspace = new float[kernel.workspaceFloats()];
    }

    float[] forward() {
      kernel.forward(shape.rows, shape.columns, x, 0, y, 0, workspace, 0);
      return y;
    }

    float[] backward() {
      kernel.backward(shape.rows, shape.columns, y, 0, dy, 0, dx, 0, workspace, 0);
      return dx;
    }

    @Override
    public List<float[]> results() {
      return List.of(forward(), backward());
    }
  }
}
