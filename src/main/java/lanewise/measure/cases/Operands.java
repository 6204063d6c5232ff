package lanewise.measure.cases;

import lanewise.random.CounterRandom;

/// Random operands, the same in every JVM. Each operand of a case is a stream of its own.
final class Operands {

  private static final long SEED = 2023;

  private Operands() {}

  /// Uniform in [−1, 1).
  static float[] signed(int stream, int length) {
    return uniform(stream, length, -1);
  }

  /// Uniform in [0, 1).
  static float[] unsigned(int stream, int length) {
    return uniform(stream, length, 0);
  }

  private static float[] uniform(int stream, int length, double low) {
    var random = new CounterRandom(SEED, CounterRandom.Purpose.OPERANDS, stream);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.uniform(i, low, 1);
    }
    return values;
  }
}
