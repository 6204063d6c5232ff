package lanewise.random;

/// Counter-based random numbers: every value is a pure function of (seed, purpose, stream, index), so the order in
/// which values are drawn, and by which thread, cannot matter.
///
/// The generator mixes its key with the finaliser of SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable
/// pseudorandom number generators") and walks the index along a Weyl sequence.
public final class CounterRandom {

  /// What the numbers are for: two purposes never share a sequence.
  public enum Purpose {
    INITIAL_WEIGHTS,
    SHUFFLE,
    SUBSET,
    SYNTHETIC_DATA,
    NOISE,
    OPERANDS
  }

  private static final long WEYL = 0x9E3779B97F4A7C15L;
  private static final double TWO_TO_MINUS_53 = 0x1p-53;

  private final long key;

  /// @param seed the experiment's seed
  /// @param purpose what the numbers are for
  /// @param stream a number within the purpose: the epoch of a shuffle, the parameter of an initialiser, the image
  ///     drawn
  public CounterRandom(long seed, Purpose purpose, long stream) {
    this.key = mix(mix(mix(seed) + WEYL * (purpose.ordinal() + 1)) + WEYL * (stream + 1));
  }

  /// 64 random bits.
  public long bits(long index) {
    return mix(key + WEYL * (index + 1));
  }

  /// Uniform in [0, 1).
  public double uniform(long index) {
    return (bits(index) >>> 11) * TWO_TO_MINUS_53;
  }

  /// Uniform in [low, high).
  public double uniform(long index, double low, double high) {
    return low + (high - low) * uniform(index);
  }

  /// Uniform in 0 to bound - 1 (bias below 2^-32).
  public int below(long index, int bound) {
    return (int) Math.multiplyHigh(bits(index) >>> 1, (long) bound << 1);
  }

  /// Standard normal by Box and Muller (1958), each value from its own two uniforms; `StrictMath`, so the same bits
  /// on every machine.
  public double gaussian(long index) {
    double radius = StrictMath.sqrt(-2.0 * StrictMath.log(1.0 - uniform(2 * index)));
    return radius * StrictMath.cos(2.0 * StrictMath.PI * uniform(2 * index + 1));
  }

  /// A uniformly random order of 0 to count - 1 (Fisher and Yates, in Durstenfeld's form).
  public int[] permutation(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = below(i, i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
