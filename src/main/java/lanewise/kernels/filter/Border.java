package lanewise.kernels.filter;

/// What stands beyond the edges of a plane.
public enum Border {
  /// Zeros, and the output has the size of the input.
  ZERO,
  /// Nothing: the output has only those elements that the whole kernel lies inside for.
  VALID
}
