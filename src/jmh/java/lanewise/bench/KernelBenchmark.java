package lanewise.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import lanewise.kernels.KernelSet;
import lanewise.kernels.KernelSets;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A benchmark of one operation, for either kernel set. Before anything is timed, both sets compute everything once,
/// and a difference of one bit ends the benchmark: a kernel that is fast and wrong has no speed.
///
/// @param <T> what the operation works on
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public abstract class KernelBenchmark<T extends Operands> {

  @Param({"scalar", "vector"})
  public String kernels;

  /// What is timed.
  protected T operands;

  /// Allocates what the kernels of a set need.
  protected abstract T operands(KernelSet kernels);

  @Setup
  public void compareTwins() {
    operands = operands(KernelSets.named(kernels));
    T twin = operands(KernelSets.named(kernels.equals("scalar") ? "vector" : "scalar"));
    requireSameBits(operands.results(), twin.results());
  }

  /// @throws IllegalStateException naming the first element that differs
  static void requireSameBits(List<float[]> results, List<float[]> others) {
    for (int array = 0; array < results.size(); array++) {
      float[] one = results.get(array);
      float[] other = others.get(array);
      for (int i = 0; i < one.length; i++) {
        if (Float.floatToIntBits(one[i]) != Float.floatToIntBits(other[i])) {
          throw new IllegalStateException("scalar and vector differ: element " + i + " of result " + array + " is "
              + one[i] + " and " + other[i] + "; nothing was timed");
        }
      }
    }
  }
}
