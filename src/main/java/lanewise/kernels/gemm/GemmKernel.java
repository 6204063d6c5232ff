package lanewise.kernels.gemm;

import java.util.List;

/// Matrix product `C = start + op(A) · op(B)`, where [Start] is C's present value, zero or a row of biases.
///
/// Order, the same in both twins: each element of C begins with its start and gains `a[i,d] · b[d,j]` by fused
/// multiply-add for d = 0, 1, 2, ... in turn. So a product may be cut into [ProductTile]s in any way without changing a
/// bit.
public interface GemmKernel {

  /// Floats of scratch memory that one call needs.
  int workspaceFloats(MatrixProduct product);

  /// Cuts a product into at most `most` tiles of nearly equal size, in the way that costs this kernel least.
  List<ProductTile> cut(MatrixProduct product, int most);

  /// Computes C. Gaps between its rows are left alone.
  ///
  /// @param bias `columns` floats from `biasAt`, read for [Start#BIAS] only; for the others any array, or null
  void multiply(MatrixProduct product, float[] a, int aAt, float[] b, int bAt, float[] bias, int biasAt,
      float[] c, int cAt, float[] workspace, int workspaceAt);
}
