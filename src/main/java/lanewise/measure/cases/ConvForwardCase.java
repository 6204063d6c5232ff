package lanewise.measure.cases;

import lanewise.kernels.conv.ConvGeometry;
import lanewise.kernels.conv.ConvKernel;
import lanewise.parallel.BatchParallel;

/// Convolution forward: filters are prepared, then slices of images are computed, image by image. x n,c,h,w ->
/// y n,k,p,q.
public final class ConvForwardCase implements KernelCase {

  private final ConvGeometry g;
  private final int images;
  private final ConvKernel kernel;
  private final float[] x;
  private final float[] w;
  private final float[] b;
  private final float[] filters;
  private final float[] y;
  private final ImageSlices slices;
  private final BatchParallel.Task slice;

  public ConvForwardCase(ConvGeometry g, int images, ConvKernel kernel, BatchParallel parallel) {
    this.g = g;
    this.images = images;
    this.kernel = kernel;
    this.x = Operands.signed(0, Math.multiplyExact(images, g.inputFloats()));
    this.w = Operands.signed(1, g.weightFloats());
    this.b = Operands.signed(2, g.maps());
    this.filters = new float[kernel.filterFloats(g)];
    this.y = new float[Math.multiplyExact(images, g.outputFloats())];
    this.slices = new ImageSlices(images, g.flops(), parallel);
    this.slice = slices.images(kernel.workspaceFloats(g, 1), (_, n, _, workspace) ->
        kernel.forward(g, 1, x, n * g.inputFloats(), filters, 0, b, 0, y, n * g.outputFloats(), workspace, 0));
  }

  @Override
  public long flops() {
    return images * g.flops();
  }

  @Override
  public long bytes() {
    return (long) Float.BYTES * (x.length + w.length + b.length + y.length);
  }

  @Override
  public void run() {
    kernel.prepareForward(g, w, 0, filters, 0);
    slices.run(slice);
  }

  @Override
  public float[] result() {
    return y;
  }

  @Override
  public double reference(int i) {
    int q = i % g.outputWidth();
    int p = i / g.outputWidth() % g.outputHeight();
    int k = i / (g.outputWidth() * g.outputHeight()) % g.maps();
    int n = i / g.outputFloats();
    var input = new InputImages(g, x);
    double sum = b[k];
    for (int c = 0; c < g.channels(); c++) {
      for (int r = 0; r < g.kernelHeight(); r++) {
        for (int s = 0; s < g.kernelWidth(); s++) {
          sum += w[g.filterRow(k, c, r) + s] * input.at(n, c, p, q, r, s);
        }
      }
    }
    return sum;
  }
}
