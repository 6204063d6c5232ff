package lanewise.measure;

import lanewise.measure.cases.KernelCase;
import lanewise.random.CounterRandom;

/// How far a result is from the one computed in double: the largest error over up to 256 elements, drawn at random, in
/// units in the last place (ulp) of the largest of their reference values. So an error is related to the size of the
/// tensor's values, not to that of an element which happens to be close to 0.
final class UlpError {

  private static final int ELEMENTS = 256;
  private static final long SEED = 2023;

  private UlpError() {}

  /// @param work whose first call has been made
  static double of(KernelCase work) {
    float[] result = work.result();
    var random = new CounterRandom(SEED, CounterRandom.Purpose.SUBSET, result.length);
    double error = 0;
    double largest = 0;
    for (int i = 0; i < Math.min(ELEMENTS, result.length); i++) {
      int element = result.length <= ELEMENTS ? i : random.below(i, result.length);
      double reference = work.reference(element);
      error = Math.max(error, Math.abs(result[element] - reference));
      largest = Math.max(largest, Math.abs(reference));
    }
    return error / Math.ulp((float) largest);
  }
}
