package lanewise.kernels.gemm;

import java.util.List;
import lanewise.bench.KernelBenchmark;
import lanewise.bench.Operands;
import lanewise.bench.Work;
import lanewise.kernels.KernelSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// How fast is a matrix product, in the shapes of squares, of dense layers and of convolutions?
///
/// ```sh
/// ./lanewise bench GemmKernel --param kernels=vector
/// ```
public class GemmKernelBenchmark extends KernelBenchmark<GemmKernelBenchmark.Matrices> {

  /// Rows x columns x depth of C = start + op(A) · op(B).
  public enum ProductShape {
    SQUARE_512(MatrixProduct.of(512, 512, 512, false, false)),
    SQUARE_1024(MatrixProduct.of(1024, 1024, 1024, false, false)),
    FLAT_64_128_784(MatrixProduct.of(64, 128, 784, false, false)),
    FLAT_64_512_784(MatrixProduct.of(64, 512, 784, false, false)),
    WIDE_16_12544_200(MatrixProduct.of(16, 12544, 200, false, false)),
    WIDE_64_50176_288(MatrixProduct.of(64, 50176, 288, false, false)),
    /// A dense layer of 784 -> 512 for 64 images.
    DENSE_FORWARD(MatrixProduct.of(64, 512, 784, false, true).startingAt(Start.BIAS)),
    DENSE_D_INPUT(MatrixProduct.of(64, 784, 512, false, false).startingAt(Start.ZERO)),
    DENSE_D_WEIGHTS(MatrixProduct.of(512, 784, 64, true, false).startingAt(Start.ZERO)),
    AWKWARD(MatrixProduct.of(37, 53, 101, true, true));

    private final MatrixProduct product;

    ProductShape(MatrixProduct product) {
      this.product = product;
    }
  }

  @Param
  public ProductShape shape;

  @Override
  protected Matrices operands(KernelSet kernels) {
    return new Matrices(kernels.gemm(), shape.product);
  }

  @Benchmark
  public float[] multiply(Work work) {
    work.flop += operands.product.flops();
    return operands.multiply();
  }

  static final class Matrices implements Operands {

    private final GemmKernel kernel;
    private final MatrixProduct product;
    private final float[] a;
    private final float[] b;
    private final float[] bias;
    private final float[] c;
    private final float[] workspace;

    Matrices(GemmKernel kernel, MatrixProduct product) {
      this.kernel = kernel;
      this.product = product;
      a = Operands.random(product.rows() * product.depth(), 1);
      b = Operands.random(product.depth() * product.columns(), 2);
      bias = Operands.random(product.columns(), 3);
      c = new float[product.rows() * product.columns()];
      workspace = new float[kernel.workspaceFloats(product)];
    }

    float[] multiply() {
      kernel.multiply(product, a, 0, b, 0, bias, 0, c, 0, workspace, 0);
      return c;
    }

    @Override
    public List<float[]> results() {
      return List.of(multiply());
    }
  }
}
