package lanewise.kernels.gemm;

/// What the elements of C start from before they gain their products.
public enum Start {
  /// C's present values: `C += op(A) · op(B)`.
  PRESENT,
  /// Zero; what C holds is not read.
  ZERO,
  /// A row of biases, column j from `bias[j]`; what C holds is not read.
  BIAS
}
