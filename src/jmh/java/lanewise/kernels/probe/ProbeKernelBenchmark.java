package lanewise.kernels.probe;

import java.util.List;
import lanewise.bench.KernelBenchmark;
import lanewise.bench.Operands;
import lanewise.bench.Work;
import lanewise.kernels.KernelSet;
import lanewise.kernels.common.CacheLine;
import org.openjdk.jmh.annotations.Benchmark;

/// What can the machine do at best? The share of peak of `fma` shows how well JMH and [lanewise.measure.PeakProbe]
/// agree: about 100.
///
/// ```sh
/// ./lanewise bench ProbeKernel
/// ```
public class ProbeKernelBenchmark extends KernelBenchmark<ProbeKernelBenchmark.Machine> {

  private static final int ITERATIONS = 10_000;
  /// 16 KiB: half of a first-level cache.
  private static final int LENGTH = 4096;

  @Override
  protected Machine operands(KernelSet kernels) {
    return new Machine(kernels.probe());
  }

  @Benchmark
  public float fma(Work work) {
    work.flop += ITERATIONS * operands.kernel.flopsOfFma();
    return operands.kernel.fma(ITERATIONS);
  }

  @Benchmark
  public int read(Work work) {
    work.bytes += LENGTH * Float.BYTES;
    return operands.read();
  }

  static final class Machine implements Operands {

    private final ProbeKernel kernel;
    private final float[] x = Operands.random(LENGTH + CacheLine.FLOATS, 1);

    Machine(ProbeKernel kernel) {
      this.kernel = kernel;
    }

    int read() {
      return kernel.read(LENGTH, x, CacheLine.start(0));
    }

    @Override
    public List<float[]> results() {
      return List.of(new float[] {kernel.fma(ITERATIONS), read()});
    }
  }
}
