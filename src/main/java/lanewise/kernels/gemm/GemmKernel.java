package lanewise.kernels.gemm;

/// Matrix product `C += op(A) · op(B)` for a range of columns of C, so that callers may split a product over output
/// tiles.
///
/// Order, the same in both twins and for every split: each element of C starts at its present value and gains `a[i,d] ·
/// b[d,j]` by fused multiply-add for d = 0, 1, 2, ... in turn.
public interface GemmKernel {

  /// Floats of scratch memory that one call needs.
  int workspaceFloats(MatrixProduct product);

  /// Computes the columns `columnFrom` to `columnTo` − 1 of C. `a`, `b` and `c` start at the first element of the whole
  /// matrices.
  void multiply(MatrixProduct product, int columnFrom, int columnTo, float[] a, int aAt, float[] b, int bAt,
      float[] c, int cAt, float[] workspace, int workspaceAt);
}
