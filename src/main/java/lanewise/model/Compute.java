package lanewise.model;

import java.util.Objects;
import lanewise.kernels.KernelSet;
import lanewise.kernels.KernelSets;
import lanewise.kernels.conv.ConvChoice;
import lanewise.parallel.BatchParallel;

/// Who computes: the kernel set, the choice of convolution algorithms and the threads. Handed to every layer when it is
/// built.
public record Compute(KernelSet kernels, ConvChoice convolutions, BatchParallel parallel) {

  public Compute {
    Objects.requireNonNull(kernels);
    Objects.requireNonNull(convolutions);
    Objects.requireNonNull(parallel);
  }

  /// Plain Java loops.
  public static Compute scalar(int threads) {
    return named("scalar", threads);
  }

  /// Vector API kernels at the preferred width of this machine.
  ///
  /// @throws IllegalStateException if the JVM was started without `--add-modules=jdk.incubator.vector`
  public static Compute vector(int threads) {
    return named("vector", threads);
  }

  /// @param kernels `scalar` or `vector`
  public static Compute named(String kernels, int threads) {
    return new Compute(KernelSets.named(kernels), ConvChoice.best(), new BatchParallel(threads));
  }
}
