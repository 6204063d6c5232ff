package lanewise.statistics;

import java.util.random.RandomGenerator;

/// A clock that only the work on it advances, on a simulated machine that is fit for measurements: times scatter by
/// 3 %, one in fifty is interrupted for 30 % of its length, and the machine gets slower by 0.2 % with each of them.
final class SyntheticClock {

  private static final double SCATTER = 0.03;
  private static final double INTERRUPTED = 1.0 / 50;
  private static final double INTERRUPTION = 1.3;
  private static final double DRIFT = 1.002;

  private final RandomGenerator random;
  private double slowness = 1;
  private double nanos;

  SyntheticClock(RandomGenerator random) {
    this.random = random;
  }

  double nanos() {
    return nanos;
  }

  /// @param length of the work in nanoseconds on a machine that does nothing else
  void run(double length) {
    double interruption = random.nextDouble() < INTERRUPTED ? INTERRUPTION : 1;
    nanos += length * slowness * interruption * Math.exp(SCATTER * random.nextGaussian());
    slowness *= DRIFT;
  }
}
