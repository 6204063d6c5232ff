package lanewise.bench;

import java.util.List;
import lanewise.random.CounterRandom;
import lanewise.random.CounterRandom.Purpose;

/// The preallocated arrays of one benchmark, for one kernel set.
public interface Operands {

  /// Computes each of the benchmark's operations once.
  ///
  /// @return the arrays that were written, always in the same order
  List<float[]> results();

  /// Uniform in [−1, 1), the same for the same seed.
  static float[] random(int length, long seed) {
    var random = new CounterRandom(seed, Purpose.NOISE, 0);
    var values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.uniform(i, -1, 1);
    }
    return values;
  }
}
