package lanewise.experiments;

import lanewise.config.KernelShape;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.kernels.gemm.MatrixProduct;
import lanewise.kernels.gemm.Start;
import lanewise.kernels.pool.PoolGeometry;
import lanewise.model.Convolution;

/// Translates the shapes of an experiment into those of kernels, which refuse what does not fit.
public final class KernelGeometries {

  private KernelGeometries() {}

  public static ConvGeometry conv(KernelShape.Conv shape) {
    var convolution = new Convolution(shape.maps(), shape.kernel().vertical(), shape.kernel().horizontal())
        .stride(shape.stride().vertical(), shape.stride().horizontal());
    return NetworkSpecs.padding(shape.padding())
        .geometry(shape.channels(), shape.height(), shape.width(), convolution);
  }

  public static PoolGeometry pool(KernelShape.Pool shape) {
    return new PoolGeometry(shape.height(), shape.width(), shape.window().vertical(), shape.window().horizontal(),
        shape.stride().vertical(), shape.stride().horizontal());
  }

  /// C += op(A) · op(B)
  public static MatrixProduct product(KernelShape.Gemm shape) {
    return MatrixProduct.of(shape.rows(), shape.columns(), shape.depth(), shape.transposeA(), shape.transposeB());
  }

  /// Y = b + X · Wᵀ
  public static MatrixProduct denseForward(KernelShape.Dense shape) {
    return MatrixProduct.of(shape.images(), shape.nodes(), shape.inputs(), false, true).startingAt(Start.BIAS);
  }

  /// dX = dY · W
  public static MatrixProduct denseInputGradient(KernelShape.Dense shape) {
    return MatrixProduct.of(shape.images(), shape.inputs(), shape.nodes(), false, false).startingAt(Start.ZERO);
  }

  /// dW = dYᵀ · X
  public static MatrixProduct denseWeightGradient(KernelShape.Dense shape) {
    return MatrixProduct.of(shape.nodes(), shape.inputs(), shape.images(), true, false).startingAt(Start.ZERO);
  }
}
