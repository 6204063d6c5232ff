package lanewise.measure;

import lanewise.parallel.BatchParallel;

/// The same work on every thread, again and again, and how fast it goes: samples of about a millisecond, short enough
/// to be taken between other measurements on a machine whose speed changes by the second.
final class SteadyWork {

  /// One thread's share.
  @FunctionalInterface
  interface Share {
    /// Does the work `repetitions` times over.
    void run(int thread, int repetitions);
  }

  private static final long SAMPLE_NANOS = 1_000_000;

  /// The JIT compiler optimises a method as a whole only after it was called many times, however long the calls were.
  private static final int WARM_UP_CALLS = 3000;
  /// It works in the background: the speed has settled when it has rested, and nothing has become faster, for so long.
  private static final long SETTLED_NANOS = 100_000_000;
  /// A JVM in which others work as well may compile for ever.
  private static final long PATIENCE_NANOS = 5_000_000_000L;
  private static final double FASTER = 0.9;

  private final BatchParallel parallel;
  private final Share share;
  private final double units;
  private final int repetitions;

  /// Warms up, for some tenths of a second, and finds out how much work fills a sample.
  ///
  /// @param units of work in one repetition
  SteadyWork(BatchParallel parallel, double units, Share share) {
    this.parallel = parallel;
    this.share = share;
    this.units = units;
    warmUp();
    this.repetitions = enoughForASample();
  }

  /// Units per nanosecond (which are 10^9 units per second) of all threads together, now.
  double sample() {
    return units * repetitions * parallel.threads() / nanos(repetitions);
  }

  private void warmUp() {
    var compiler = new JitCompiler();
    long best = Long.MAX_VALUE;
    long begin = System.nanoTime();
    long settledSince = begin;
    long now = begin;
    for (int call = 0; call < WARM_UP_CALLS || now - settledSince < SETTLED_NANOS; call++) {
      long start = now;
      share.run(0, 1);
      now = System.nanoTime();
      if (now - start < FASTER * best) {
        best = now - start;
        settledSince = now;
      }
      if (now - settledSince >= SETTLED_NANOS && now - begin < PATIENCE_NANOS && compiler.busy()) {
        settledSince = now;
      }
    }
  }

  /// A single try could be long only because the thread was interrupted.
  private int enoughForASample() {
    int enough = 1;
    while (nanos(enough) < SAMPLE_NANOS || nanos(enough) < SAMPLE_NANOS || nanos(enough) < SAMPLE_NANOS) {
      enough = Math.multiplyExact(enough, 2);
    }
    return enough;
  }

  private long nanos(int repetitions) {
    long start = System.nanoTime();
    parallel.forEach(parallel.threads(), (thread, worker) -> share.run(thread, repetitions));
    return System.nanoTime() - start;
  }
}
