package lanewise.model;

import java.util.List;
import java.util.stream.Stream;
import lanewise.kernels.gemm.GemmKernel;
import lanewise.kernels.gemm.MatrixProduct;
import lanewise.kernels.gemm.ProductTile;
import lanewise.kernels.gemm.Start;
import lanewise.parallel.Slices;

/// The three products of a dense layer for a batch of `rows`, cut into tiles.
///
/// @param workspaceFloats of scratch memory that any tile needs
record DenseProducts(int rows, List<ProductTile> forward, List<ProductTile> dWeights, List<ProductTile> dInput,
    int workspaceFloats) {

  /// Floating-point operations that are worth a task of their own: some ten microseconds.
  private static final int FLOPS_PER_TASK = 1 << 20;

  /// `Y = b + X · Wᵀ`, `dW = dYᵀ · X`, `dX = dY · W`
  static DenseProducts of(GemmKernel gemm, int rows, int inputs, int nodes) {
    List<ProductTile> forward = cut(gemm, MatrixProduct.of(rows, nodes, inputs, false, true).startingAt(Start.BIAS));
    List<ProductTile> dWeights = cut(gemm, MatrixProduct.of(nodes, inputs, rows, true, false).startingAt(Start.ZERO));
    List<ProductTile> dInput = cut(gemm, MatrixProduct.of(rows, inputs, nodes, false, false).startingAt(Start.ZERO));
    int floats = Stream.of(forward, dWeights, dInput)
        .flatMap(List::stream)
        .mapToInt(tile -> gemm.workspaceFloats(tile.product()))
        .max().orElseThrow();
    return new DenseProducts(rows, forward, dWeights, dInput, floats);
  }

  private static List<ProductTile> cut(GemmKernel gemm, MatrixProduct product) {
    return gemm.cut(product, Slices.ofAtLeast(FLOPS_PER_TASK, (int) Math.min(product.flops(), Integer.MAX_VALUE)));
  }
}
