package lanewise.kernels.pool;

/// Pooling of consecutive planes, forward and backward. Shapes: `x`, `dx` planes,h,w; `y`, `dy`, `winner` planes,p,q.
public interface PoolKernel {

  /// Floats of scratch memory that one call needs, whatever the number of planes.
  int workspaceFloats(PoolGeometry g);

  /// Whether [#forward] writes and [#backward] reads `winner`; without it the array may be empty.
  boolean keepsWinners();

  /// Maximum: `y` is the largest value of the window and `winner` its place `r · windowWidth + s` in the window; a tie
  /// goes to the first in row-major order, NaN wins over every number and the first NaN stays.
  /// Average: the values of the window are added in row-major order, starting from 0, then divided by their number.
  void forward(PoolGeometry g, int planes, float[] x, int xAt, float[] y, int yAt, int[] winner, int winnerAt,
      float[] workspace, int workspaceAt);

  /// [#forward] without `winner`, for when no backward follows.
  void infer(PoolGeometry g, int planes, float[] x, int xAt, float[] y, int yAt, float[] workspace, int workspaceAt);

  /// Overwrites `dx`. Maximum: each `dy` is added to the place of its winner. Average: `dy / (windowHeight ·
  /// windowWidth)` is added to each place of the window. Each element of `dx` starts at 0 and takes its windows in
  /// row-major order of p, q.
  void backward(PoolGeometry g, int planes, float[] dy, int dyAt, int[] winner, int winnerAt, float[] dx, int dxAt,
      float[] workspace, int workspaceAt);
}
