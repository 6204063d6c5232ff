package lanewise.model;

import java.util.Objects;
import lanewise.kernels.KernelSet;
import lanewise.kernels.KernelSets;
import lanewise.kernels.conv.ConvChoice;
import lanewise.parallel.BatchParallel;

/// Who computes: the kernel set, the choice of convolution algorithms and the threads; and who watches the training's
/// steps. Handed to every layer when it is built.
public record Compute(KernelSet kernels, ConvChoice convolutions, BatchParallel parallel, StepClock clock) {

  public Compute {
    Objects.requireNonNull(kernels);
    Objects.requireNonNull(convolutions);
    Objects.requireNonNull(parallel);
    Objects.requireNonNull(clock);
  }

  /// Watched by nobody.
  public Compute(KernelSet kernels, ConvChoice convolutions, BatchParallel parallel) {
    this(kernels, convolutions, parallel, StepClock.STOPPED);
  }

  /// The same, watched by `clock`.
  public Compute watchedBy(StepClock clock) {
    return new Compute(kernels, convolutions, parallel, clock);
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
    return named(kernels, ConvChoice.best(), threads);
  }

  /// @param kernels `scalar` or `vector`
  public static Compute named(String kernels, ConvChoice convolutions, int threads) {
    return new Compute(KernelSets.named(kernels), convolutions, new BatchParallel(threads));
  }
}
