package lanewise.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import lanewise.measure.cases.KernelCase;
import lanewise.statistics.Median;
import lanewise.statistics.Spread;

/// Times kernel calls. Between any two samples the peak of the machine's arithmetic is sampled, because its speed
/// changes by the second.
///
/// A call is warmed up until the JIT compiler has rested for a while. The results before the warm-up and after the last
/// sample are compared, so that no figure stands for code that the JIT compiler broke.
public final class KernelTimer {

  /// Shorter calls are repeated, so that a sample is long against the clock's resolution and the start of threads.
  private static final long SAMPLE_NANOS = 500_000;
  private static final int FEWEST_SAMPLES = 3;
  /// A compiler that does not come to rest is waited for so many times as long as it should rest.
  private static final int PATIENCE = 100;
  private static final double NANOS = 1e9;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final PeakProbe peak;
  private final int samples;
  private final long nanos;

  /// @param samples to be taken of each call
  /// @param seconds after which no further sample is taken, once there are three, and for which the compiler rests
  public KernelTimer(PeakProbe peak, int samples, double seconds) {
    this.peak = peak;
    this.samples = samples;
    this.nanos = (long) (seconds * NANOS);
  }

  /// @throws IllegalStateException if the same call did not give the same bits again
  public KernelFigures measure(KernelCase work) {
    String first = firstResult(work);
    double error = UlpError.of(work);
    int repetitions = warmUp(work);
    var times = new ArrayList<Double>();
    var peaks = new ArrayList<Double>();
    long start = System.nanoTime();
    while (times.size() < samples && (times.size() < FEWEST_SAMPLES || System.nanoTime() - start < nanos)) {
      peaks.add(peak.sample());
      times.add((double) time(work, repetitions) / repetitions);
    }
    String last = firstResult(work);
    if (!last.equals(first)) {
      throw new IllegalStateException("the result had other bits after " + times.size()
          + " samples than before: SHA-256 " + last + " and " + first);
    }
    Spread spread = Spread.of(times).orElseThrow();
    double gflops = work.flops() / spread.median();
    return new KernelFigures(spread.n(), spread.median(), spread.mad(), gflops, work.bytes() / spread.median(),
        100 * gflops / Median.of(peaks).orElseThrow(), error, first, times);
  }

  private static String firstResult(KernelCase work) {
    work.reset();
    work.run();
    return ResultHash.of(work.result());
  }

  /// Runs until the JIT compiler has rested. What counts is the time that this thread computes, so that a machine on
  /// which others work, too, does not cut the warm-up short.
  ///
  /// @return how many calls make a sample
  private int warmUp(KernelCase work) {
    var compiler = new JitCompiler();
    long end = System.nanoTime() + PATIENCE * nanos;
    long restSince = THREADS.getCurrentThreadCpuTime();
    int repetitions = 1;
    while (THREADS.getCurrentThreadCpuTime() - restSince < nanos && System.nanoTime() < end) {
      if (time(work, repetitions) < SAMPLE_NANOS) {
        repetitions = Math.multiplyExact(repetitions, 2);
      }
      if (compiler.busy()) {
        restSince = THREADS.getCurrentThreadCpuTime();
      }
    }
    return repetitions;
  }

  private static long time(KernelCase work, int repetitions) {
    long start = System.nanoTime();
    for (int i = 0; i < repetitions; i++) {
      work.run();
    }
    return System.nanoTime() - start;
  }
}
