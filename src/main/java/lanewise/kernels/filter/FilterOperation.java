package lanewise.kernels.filter;

/// How a kernel meets a plane.
public enum FilterOperation {
  /// Rotated by 180 degrees: the paper's equation (6).
  CONVOLUTION,
  /// As it is: the paper's equation (7), what convolutional layers compute.
  CROSS_CORRELATION
}
