package lanewise.kernels.blas;

import lanewise.kernels.common.LaneTree;

/// Small vector and matrix-row operations that layers, costs and L2 regularisation are made of.
public interface BlasKernel {

  /// `y[i] += a · x[i]`, fused: L2's gradient (`dWeights += lambda · weights`).
  void axpy(int length, float a, float[] x, int xAt, float[] y, int yAt);

  /// `y[i] = scale · (a[i] − b[i])`: the gradient of every cost with respect to the value before its own activation.
  void scaledDifference(int length, float scale, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

  /// `Σ x[i]²`: element i belongs to logical lane i mod 16, each lane starts at 0 and gains `x[i] · x[i]` by fused
  /// multiply-add in order, lanes are combined by [LaneTree].
  ///
  /// @param workspace 16 floats of scratch from `workspaceAt`
  float sumOfSquares(int length, float[] x, int xAt, float[] workspace, int workspaceAt);

  /// `sum[j] = Σ_i x[i,j]`, starting at 0, rows added in order from 0: a dense layer's `dBias`.
  void sumRows(int rows, int columns, float[] x, int xAt, float[] sum, int sumAt);

  /// `sum[k] += Σ_{n,i} x[n,k,i]`: a convolution's `dBias`. Of each plane element i belongs to logical lane i mod 16,
  /// each lane starts at 0 and gains its elements for n, then i ascending, lanes are combined by [LaneTree].
  ///
  /// @param planes of one image
  /// @param plane elements of one plane
  /// @param workspace 16 floats of scratch from `workspaceAt`
  void sumPlanes(int images, int planes, int plane, float[] x, int xAt, float[] sum, int sumAt,
      float[] workspace, int workspaceAt);

  /// Whether none of `length` elements is NaN or infinite. Nothing is rounded, so no order is part of the contract.
  boolean finite(int length, float[] x, int xAt);
}
