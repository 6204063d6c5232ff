package lanewise.measure.cases;

import java.util.function.IntToDoubleFunction;
import lanewise.parallel.BatchParallel;
import lanewise.parallel.Slices;

/// What works on each number alone, cut into ranges of equal length.
abstract class ElementCase implements KernelCase {

  /// As many numbers as a scheduler's update gives to one task.
  private static final int RANGE = 1 << 14;

  private final BatchParallel parallel;
  private final float[] result;
  private final IntToDoubleFunction reference;
  private final int flopsPerElement;
  private final int arrays;
  private final int tasks;
  private final BatchParallel.Task range;

  /// One call of a kernel for `length` numbers from `at`.
  @FunctionalInterface
  interface Kernel {
    void run(int length, int at);
  }

  /// @param flopsPerElement as [KernelCase#flops] counts
  /// @param arrays how many arrays of that length are read and how many are written, together
  ElementCase(float[] result, int flopsPerElement, int arrays, Kernel kernel, IntToDoubleFunction reference,
      BatchParallel parallel) {
    this.parallel = parallel;
    this.result = result;
    this.reference = reference;
    this.flopsPerElement = flopsPerElement;
    this.arrays = arrays;
    this.tasks = Math.ceilDiv(result.length, RANGE);
    this.range = (task, _) -> {
      int from = Slices.from(task, tasks, result.length);
      kernel.run(Slices.from(task + 1, tasks, result.length) - from, from);
    };
  }

  @Override
  public final long flops() {
    return (long) flopsPerElement * result.length;
  }

  @Override
  public final long bytes() {
    return (long) arrays * Float.BYTES * result.length;
  }

  @Override
  public final void run() {
    parallel.forEach(tasks, range);
  }

  @Override
  public final float[] result() {
    return result;
  }

  @Override
  public final double reference(int i) {
    return reference.applyAsDouble(i);
  }
}
