package lanewise.measure.cases;

import java.util.Arrays;
import lanewise.kernels.blas.BlasKernel;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.kernels.conv.ConvKernel;
import lanewise.parallel.BatchParallel;

/// Convolution's gradient with respect to its filters: every slice of images adds up its own, the slices' are added in
/// their order. x n,c,h,w and dy n,k,p,q -> dw k,c,r,s.
public final class ConvWeightGradientCase implements KernelCase {

  private final ConvGeometry g;
  private final int images;
  private final BlasKernel blas;
  private final float[] x;
  private final float[] dy;
  private final float[] dw;
  private final float[][] dwOfSlice;
  private final ImageSlices slices;
  private final BatchParallel.Task slice;

  public ConvWeightGradientCase(
      ConvGeometry g, int images, ConvKernel kernel, BlasKernel blas, BatchParallel parallel) {
    this.g = g;
    this.images = images;
    this.blas = blas;
    this.x = Operands.signed(0, Math.multiplyExact(images, g.inputFloats()));
    this.dy = Operands.signed(1, Math.multiplyExact(images, g.outputFloats()));
    this.dw = new float[g.weightFloats()];
    this.slices = new ImageSlices(images, g.flops(), parallel);
    this.dwOfSlice = new float[slices.count()][g.weightFloats()];
    this.slice = slices.slices(kernel.workspaceFloats(g, slices.longest()), (index, from, count, workspace) -> {
      Arrays.fill(dwOfSlice[index], 0f);
      kernel.dWeights(g, count, x, from * g.inputFloats(), dy, from * g.outputFloats(), dwOfSlice[index], 0, workspace,
          0);
    });
  }

  @Override
  public long flops() {
    return images * g.flops();
  }

  @Override
  public long bytes() {
    return (long) Float.BYTES * (x.length + dy.length + dw.length);
  }

  @Override
  public void run() {
    slices.run(slice);
    Arrays.fill(dw, 0f);
    for (float[] part : dwOfSlice) {
      blas.axpy(dw.length, 1f, part, 0, dw, 0);
    }
  }

  @Override
  public float[] result() {
    return dw;
  }

  @Override
  public double reference(int i) {
    int s = i % g.kernelWidth();
    int r = i / g.kernelWidth() % g.kernelHeight();
    int c = i / (g.kernelWidth() * g.kernelHeight()) % g.channels();
    int k = i / (g.kernelWidth() * g.kernelHeight() * g.channels());
    var input = new InputImages(g, x);
    double sum = 0;
    for (int n = 0; n < images; n++) {
      for (int p = 0; p < g.outputHeight(); p++) {
        for (int q = 0; q < g.outputWidth(); q++) {
          sum += dy[((n * g.maps() + k) * g.outputHeight() + p) * g.outputWidth() + q]
              * input.at(n, c, p, q, r, s);
        }
      }
    }
    return sum;
  }
}
