package lanewise.kernels.activation;

import lanewise.kernels.common.LaneTree;

/// Softmax of each row of a row-major matrix.
///
/// Order: the sums of a row run over 16 logical lanes (element j belongs to lane j mod 16, forward by addition,
/// backward by fused multiply-add of `dy[i,j] · y[i,j]`) that start at 0 and are combined in the fixed tree of
/// [LaneTree].
public interface SoftmaxKernel {

  /// Floats of scratch memory that one call needs.
  default int workspaceFloats() {
    return LaneTree.LANES;
  }

  /// `y[i,j] = exp(x[i,j] − m) / Σ_j exp(x[i,j] − m)`, m the largest entry of row i, by division; `x` and `y` may be
  /// the same array at the same offset. NaN or +∞ anywhere in a row, or nothing but −∞, makes the whole row NaN; −∞
  /// beside a number counts as [ScalarMath]'s smallest exponential, about 1e-38 of the largest entry.
  void forward(int rows, int columns, float[] x, int xAt, float[] y, int yAt, float[] workspace, int workspaceAt);

  /// `dx[i,j] = y[i,j] · (dy[i,j] − Σ_j dy[i,j] · y[i,j])`; `dy` and `dx` may be the same array at the same offset.
  void backward(int rows, int columns, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt,
      float[] workspace, int workspaceAt);
}
