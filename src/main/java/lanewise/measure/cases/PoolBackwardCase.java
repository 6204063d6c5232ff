package lanewise.measure.cases;

import lanewise.kernels.pool.PoolGeometry;
import lanewise.kernels.pool.PoolKernel;
import lanewise.parallel.BatchParallel;

/// Pooling backward, over slices of images, behind a forward pass that is not part of a call. dy n,c,p,q -> dx n,c,h,w.
public final class PoolBackwardCase implements KernelCase {

  private final PoolGeometry g;
  private final boolean maximum;
  private final Windows windows;
  private final float[] dy;
  private final float[] dx;
  private final ImageSlices slices;
  private final BatchParallel.Task slice;

  /// @param maximum whether `kernel` takes the maximum, else the average
  public PoolBackwardCase(
      PoolGeometry g, int channels, int images, boolean maximum, PoolKernel kernel, BatchParallel parallel) {
    this.g = g;
    this.maximum = maximum;
    int planes = Math.multiplyExact(images, channels);
    float[] x = Operands.signed(0, Math.multiplyExact(planes, g.inputFloats()));
    this.windows = new Windows(g, maximum, x);
    this.dy = Operands.signed(1, planes * g.outputFloats());
    this.dx = new float[x.length];
    int[] winners = new int[kernel.keepsWinners() ? dy.length : 0];
    this.slices = new ImageSlices(images, (long) channels * g.outputFloats() * g.windowFloats(), parallel);
    this.slice = slices.slices(kernel.workspaceFloats(g), (_, from, count, workspace) -> {
      int outputAt = from * channels * g.outputFloats();
      kernel.backward(g, count * channels, dy, outputAt, winners, outputAt, dx, from * channels * g.inputFloats(),
          workspace, 0);
    });
    kernel.forward(g, planes, x, 0, new float[dy.length], 0, winners, 0, new float[kernel.workspaceFloats(g)], 0);
  }

  /// An addition for each gradient, or a division and an addition for each place of its window.
  @Override
  public long flops() {
    return (long) dy.length * (maximum ? 1 : 1 + g.windowFloats());
  }

  @Override
  public long bytes() {
    return (long) Float.BYTES * (dy.length + dx.length);
  }

  @Override
  public void run() {
    slices.run(slice);
  }

  @Override
  public float[] result() {
    return dx;
  }

  @Override
  public double reference(int i) {
    int column = i % g.width();
    int row = i / g.width() % g.height();
    int plane = i / g.inputFloats();
    double sum = 0;
    for (int p = first(row, g.windowHeight(), g.strideHeight());
        p < g.outputHeight() && p * g.strideHeight() <= row; p++) {
      for (int q = first(column, g.windowWidth(), g.strideWidth());
          q < g.outputWidth() && q * g.strideWidth() <= column; q++) {
        int y = (plane * g.outputHeight() + p) * g.outputWidth() + q;
        sum += dy[y] * windows.share(y, i);
      }
    }
    return sum;
  }

  /// The first window along an axis that reaches place `at`.
  private static int first(int at, int window, int stride) {
    return Math.max(0, Math.ceilDiv(at - window + 1, stride));
  }
}
