package lanewise.measure.cases;

import lanewise.kernels.conv.ConvGeometry;
import lanewise.kernels.conv.ConvKernel;
import lanewise.parallel.BatchParallel;

/// Convolution's gradient with respect to its input: filters are prepared, then slices of images are computed.
/// dy n,k,p,q -> dx n,c,h,w.
public final class ConvInputGradientCase implements KernelCase {

  private final ConvGeometry g;
  private final int images;
  private final ConvKernel kernel;
  private final float[] dy;
  private final float[] w;
  private final float[] filters;
  private final float[] dx;
  private final ImageSlices slices;
  private final BatchParallel.Task slice;

  public ConvInputGradientCase(ConvGeometry g, int images, ConvKernel kernel, BatchParallel parallel) {
    this.g = g;
    this.images = images;
    this.kernel = kernel;
    this.dy = Operands.signed(0, Math.multiplyExact(images, g.outputFloats()));
    this.w = Operands.signed(1, g.weightFloats());
    this.filters = new float[kernel.filterFloats(g)];
    this.dx = new float[Math.multiplyExact(images, g.inputFloats())];
    this.slices = new ImageSlices(images, g.flops(), parallel);
    this.slice = slices.slices(kernel.workspaceFloats(g, slices.longest()), (_, from, count, workspace) ->
        kernel.dInput(g, count, dy, from * g.outputFloats(), filters, 0, dx, from * g.inputFloats(), workspace, 0));
  }

  @Override
  public long flops() {
    return images * g.flops();
  }

  @Override
  public long bytes() {
    return (long) Float.BYTES * (dy.length + w.length + dx.length);
  }

  @Override
  public void run() {
    kernel.prepareDInput(g, w, 0, filters, 0);
    slices.run(slice);
  }

  @Override
  public float[] result() {
    return dx;
  }

  @Override
  public double reference(int i) {
    int column = i % g.width() + g.padLeft();
    int row = i / g.width() % g.height() + g.padTop();
    int c = i / (g.width() * g.height()) % g.channels();
    int n = i / g.inputFloats();
    int endR = Math.min(g.kernelHeight(), row + 1);
    int endS = Math.min(g.kernelWidth(), column + 1);
    double sum = 0;
    for (int k = 0; k < g.maps(); k++) {
      for (int r = row % g.strideHeight(); r < endR; r += g.strideHeight()) {
        for (int s = column % g.strideWidth(); s < endS; s += g.strideWidth()) {
          sum += (double) w[g.filterRow(k, c, r) + s]
              * gradient(n, k, (row - r) / g.strideHeight(), (column - s) / g.strideWidth());
        }
      }
    }
    return sum;
  }

  private double gradient(int n, int k, int p, int q) {
    return p >= g.outputHeight() || q >= g.outputWidth()
        ? 0
        : dy[((n * g.maps() + k) * g.outputHeight() + p) * g.outputWidth() + q];
  }
}
