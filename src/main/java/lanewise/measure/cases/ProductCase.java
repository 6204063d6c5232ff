package lanewise.measure.cases;

import java.util.List;
import lanewise.kernels.gemm.GemmKernel;
import lanewise.kernels.gemm.MatrixProduct;
import lanewise.kernels.gemm.ProductTile;
import lanewise.kernels.gemm.Start;
import lanewise.parallel.BatchParallel;
import lanewise.parallel.Slices;

/// A matrix product, split over tiles of its result, `C = start + op(A) · op(B)`.
public final class ProductCase implements KernelCase {

  /// Floating-point operations that are worth a task of their own: some ten microseconds, as in dense layers.
  private static final int FLOPS_PER_TASK = 1 << 20;

  private final MatrixProduct product;
  private final BatchParallel parallel;
  private final float[] a;
  private final float[] b;
  private final float[] present;
  private final float[] bias;
  private final float[] c;
  private final List<ProductTile> tiles;
  private final BatchParallel.Task tile;

  public ProductCase(MatrixProduct product, GemmKernel gemm, BatchParallel parallel) {
    this.product = product;
    this.parallel = parallel;
    this.a = Operands.signed(0, product.rows() * product.depth());
    this.b = Operands.signed(1, product.depth() * product.columns());
    this.c = new float[product.rows() * product.columns()];
    this.present = Operands.signed(2, product.start() == Start.PRESENT ? c.length : 0);
    this.bias = Operands.signed(3, product.columns());
    this.tiles = gemm.cut(product,
        Slices.ofAtLeast(FLOPS_PER_TASK, (int) Math.min(product.flops(), Integer.MAX_VALUE)));
    int floats = tiles.stream().mapToInt(part -> gemm.workspaceFloats(part.product())).max().orElseThrow();
    float[][] workspaces = new float[parallel.threads()][floats];
    this.tile = (index, worker) ->
        tiles.get(index).multiply(gemm, a, 0, b, 0, bias, 0, c, 0, workspaces[worker], 0);
  }

  @Override
  public long flops() {
    return product.flops();
  }

  @Override
  public long bytes() {
    return (long) Float.BYTES * (a.length + b.length + c.length + present.length);
  }

  @Override
  public void reset() {
    System.arraycopy(present, 0, c, 0, present.length);
  }

  @Override
  public void run() {
    parallel.forEach(tiles.size(), tile);
  }

  @Override
  public float[] result() {
    return c;
  }

  @Override
  public double reference(int i) {
    int row = i / product.columns();
    int column = i % product.columns();
    double sum = switch (product.start()) {
      case PRESENT -> present[i];
      case ZERO -> 0;
      case BIAS -> bias[column];
    };
    for (int d = 0; d < product.depth(); d++) {
      sum += (double) a[product.transposeA() ? d * product.leadingA() + row : row * product.leadingA() + d]
          * b[product.transposeB() ? column * product.leadingB() + d : d * product.leadingB() + column];
    }
    return sum;
  }
}
