package lanewise.kernels;

/// Softmax of each row of a row-major matrix.
///
/// Order: maxima and sums of a row run over 16 logical lanes (element j belongs to lane j mod 16) that are combined in
/// the fixed tree of [LaneTree].
public interface SoftmaxKernel {

  /// Floats of scratch memory that one call needs.
  int workspaceFloats();

  /// `y[i,j] = exp(x[i,j] − m) / Σ_j exp(x[i,j] − m)`, m the largest entry of row i; `x` and `y` may be the same array
  /// at the same offset.
  void forward(int rows, int columns, float[] x, int xAt, float[] y, int yAt, float[] workspace, int workspaceAt);

  /// `dx[i,j] = y[i,j] · (dy[i,j] − Σ_j dy[i,j] · y[i,j])`; `dy` and `dx` may be the same array at the same offset.
  void backward(int rows, int columns, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt,
      float[] workspace, int workspaceAt);
}
