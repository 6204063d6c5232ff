package lanewise.kernels.filter;

import java.util.Locale;

/// What stands beyond the edges of a plane.
public enum Border {
  /// Zeros, and the output has the size of the input.
  ZERO,
  /// Nothing: the output has only those elements that the whole kernel lies inside for.
  VALID;

  /// The name on the command line and in tables.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
