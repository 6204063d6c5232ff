package lanewise.measure;

import lanewise.kernels.KernelSet;
import lanewise.kernels.probe.ProbeKernel;
import lanewise.parallel.BatchParallel;

/// The peak of fused multiply-adds that a kernel set reaches in registers alone. A sample takes about a millisecond, so
/// that it can be taken between those of a kernel: % of peak is only fair against the peak of the same moment.
public final class PeakProbe {

  /// Of one repetition: few, because before its compilation a vector operation takes a microsecond.
  private static final int ITERATIONS = 16;

  private final SteadyWork work;
  private final float[] sinks;

  /// Warms up, for some tenths of a second.
  public PeakProbe(KernelSet kernels, BatchParallel parallel) {
    ProbeKernel probe = kernels.probe();
    sinks = new float[parallel.threads()];
    work = new SteadyWork(parallel, (double) probe.flopsOfFma() * ITERATIONS,
        (thread, repetitions) -> sinks[thread] = probe.fma(ITERATIONS * repetitions));
  }

  /// GFLOP/s of all threads together, now.
  public double sample() {
    return work.sample();
  }
}
