package lanewise.kernels.pool;

import java.util.List;
import lanewise.bench.KernelBenchmark;
import lanewise.bench.Operands;
import lanewise.bench.Work;
import lanewise.kernels.KernelSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// How fast is pooling, forward and backward, of the planes of 4 images? Bytes are those of the images and their pooled
/// planes, and of the winners where they are kept.
///
/// ```sh
/// ./lanewise bench PoolKernel --param kind=MAX
/// ```
public class PoolKernelBenchmark extends KernelBenchmark<PoolKernelBenchmark.Planes> {

  /// The planes of 4 images.
  public enum PoolShape {
    /// lenet, first: 8 maps, 2x2.
    LENET_1(new PoolGeometry(28, 28, 2, 2, 2, 2), 32),
    /// lenet, second: 16 maps, 2x2.
    LENET_2(new PoolGeometry(14, 14, 2, 2, 2, 2), 64),
    /// wide: 64 maps, 2x2.
    WIDE(new PoolGeometry(28, 28, 2, 2, 2, 2), 256),
    /// Overlapping windows that leave a rest: 3x2, strides 2 and 1.
    AWKWARD(new PoolGeometry(19, 23, 3, 2, 2, 1), 28);

    private final PoolGeometry geometry;
    private final int planes;

    PoolShape(PoolGeometry geometry, int planes) {
      this.geometry = geometry;
      this.planes = planes;
    }
  }

  /// What becomes of a window.
  public enum Kind { MAX, AVERAGE }

  @Param
  public PoolShape shape;

  @Param
  public Kind kind;

  @Override
  protected Planes operands(KernelSet kernels) {
    return new Planes(kind == Kind.MAX ? kernels.maxPool() : kernels.averagePool(), shape);
  }

  @Benchmark
  public float[] forward(Work work) {
    work.bytes += operands.bytes();
    return operands.forward();
  }

  @Benchmark
  public float[] backward(Work work) {
    work.bytes += operands.bytes();
    return operands.backward();
  }

  static final class Planes implements Operands {

    private final PoolKernel kernel;
    private final PoolGeometry g;
    private final int planes;
    private final float[] x;
    private final float[] y;
    private final float[] dy;
    private final float[] dx;
    private final int[] winner;
    private final float[] workspace;

    Planes(PoolKernel kernel, PoolShape shape) {
      this.kernel = kernel;
      g = shape.geometry;
      planes = shape.planes;
      x = Operands.random(planes * g.inputFloats(), 1);
      dy = Operands.random(planes * g.outputFloats(), 2);
      y = new float[dy.length];
      dx = new float[x.length];
      winner = new int[kernel.keepsWinners() ? dy.length : 0];
      workspace = new float[kernel.workspaceFloats(g)];
    }

    long bytes() {
      return (long) Float.BYTES * (x.length + y.length + winner.length);
    }

    float[] forward() {
      kernel.forward(g, planes, x, 0, y, 0, winner, 0, workspace, 0);
      return y;
    }

    float[] backward() {
      kernel.backward(g, planes, dy, 0, winner, 0, dx, 0, workspace, 0);
      return dx;
    }

    @Override
    public List<float[]> results() {
      return List.of(forward(), backward());
    }
  }
}
