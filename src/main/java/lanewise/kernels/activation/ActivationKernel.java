package lanewise.kernels.activation;

/// An activation that acts on each element alone, forward and backward. The derivative is taken from the
/// activation's own output, so that only `y` has to be kept.
public interface ActivationKernel {

  /// `y[i] = f(x[i])` for `length` elements; `x` and `y` may be the same array at the same offset.
  void forward(int length, float[] x, int xAt, float[] y, int yAt);

  /// `dx[i] = dy[i] · f′`, with f′ from `y[i]`; `dy` and `dx` may be the same array at the same offset.
  void backward(int length, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt);
}
