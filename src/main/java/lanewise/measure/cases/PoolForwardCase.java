package lanewise.measure.cases;

import lanewise.kernels.pool.PoolGeometry;
import lanewise.kernels.pool.PoolKernel;
import lanewise.parallel.BatchParallel;

/// Pooling forward, over slices of images, image by image. x n,c,h,w -> y n,c,p,q.
public final class PoolForwardCase implements KernelCase {

  private final PoolGeometry g;
  private final Windows windows;
  private final float[] x;
  private final float[] y;
  private final ImageSlices slices;
  private final BatchParallel.Task slice;

  /// @param maximum whether `kernel` takes the maximum, else the average
  public PoolForwardCase(
      PoolGeometry g, int channels, int images, boolean maximum, PoolKernel kernel, BatchParallel parallel) {
    this.g = g;
    int planes = Math.multiplyExact(images, channels);
    this.x = Operands.signed(0, Math.multiplyExact(planes, g.inputFloats()));
    this.y = new float[planes * g.outputFloats()];
    this.windows = new Windows(g, maximum, x);
    int[] winners = new int[kernel.keepsWinners() ? y.length : 0];
    this.slices = new ImageSlices(images, (long) channels * g.outputFloats() * g.windowFloats(), parallel);
    this.slice = slices.images(kernel.workspaceFloats(g), (_, n, _, workspace) -> {
      int outputAt = n * channels * g.outputFloats();
      kernel.forward(g, channels, x, n * channels * g.inputFloats(), y, outputAt, winners, outputAt, workspace, 0);
    });
  }

  @Override
  public long flops() {
    return (long) y.length * g.windowFloats();
  }

  @Override
  public long bytes() {
    return (long) Float.BYTES * (x.length + y.length);
  }

  @Override
  public void run() {
    slices.run(slice);
  }

  @Override
  public float[] result() {
    return y;
  }

  @Override
  public double reference(int i) {
    return windows.value(i);
  }
}
