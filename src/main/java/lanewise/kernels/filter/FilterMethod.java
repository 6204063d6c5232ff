package lanewise.kernels.filter;

import java.util.Locale;
import java.util.Optional;

/// How a filter is computed. Different methods differ in bits from each other; the twins of one never do.
public enum FilterMethod {
  /// By the definition: r·s multiply-adds for each element.
  DIRECT,
  /// Along the rows, then along the columns: r + s multiply-adds, for kernels of rank 1.
  SEPARABLE,
  /// As a product of Fourier transforms: the cost hardly depends on the kernel.
  FFT;

  /// The name on the command line and in tables.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What keeps this method from computing with `kernel`, with the numbers in question; empty if nothing does.
  public Optional<String> refusal(FilterKernel kernel) {
    if (this != SEPARABLE) {
      return Optional.empty();
    }
    Separation separation = Separation.of(kernel);
    return separation.exact() ? Optional.empty() : Optional.of(String.format(Locale.ROOT,
        "kernel %s is not separable: a column times a row misses %.3g of its norm, and at most %.0e may be missed",
        kernel.name(), separation.residual(), Separation.TOLERANCE));
  }
}
