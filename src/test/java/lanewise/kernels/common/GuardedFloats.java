package lanewise.kernels.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import lanewise.random.CounterRandom;
import lanewise.random.CounterRandom.Purpose;

/// A buffer for kernel tests: `length` floats from offset `at`, between guards of NaN with a payload of their own. A
/// kernel that reads a guard spoils its result, one that writes there fails [#assertGuardsIntact].
///
/// Give the buffers of one call different odd offsets, so that no alignment and no mixed-up offset goes unnoticed.
public final class GuardedFloats {

  private static final int GUARDS_AFTER = 37;
  private static final int GUARD_BITS = 0x7FC0_6A4D;
  private static final int UNSET_BITS = 0x7FC0_05E7;

  private final String description;
  private final float[] array;
  private final int at;
  private final int length;

  private GuardedFloats(String description, int at, int length) {
    this.description = description;
    this.at = at;
    this.length = length;
    this.array = new float[at + length + GUARDS_AFTER];
    Arrays.fill(array, Float.intBitsToFloat(GUARD_BITS));
  }

  /// An output: every element is NaN until it is written.
  public static GuardedFloats unset(int at, int length) {
    return filled("unset", at, length, Float.intBitsToFloat(UNSET_BITS));
  }

  public static GuardedFloats zeros(int at, int length) {
    return filled("zeros", at, length, 0f);
  }

  public static GuardedFloats of(int at, float... values) {
    var buffer = new GuardedFloats("given", at, values.length);
    System.arraycopy(values, 0, buffer.array, at, values.length);
    return buffer;
  }

  /// Uniform in [−1, 1).
  public static GuardedFloats random(int at, int length, long seed) {
    return random(at, length, seed, -1, 1);
  }

  /// Uniform in [low, high).
  public static GuardedFloats random(int at, int length, long seed, double low, double high) {
    var random = new CounterRandom(seed, Purpose.NOISE, 0);
    return filled("random of seed " + seed, at, length, i -> random.uniform(i, low, high));
  }

  private static GuardedFloats filled(String description, int at, int length, float value) {
    var buffer = new GuardedFloats(description, at, length);
    Arrays.fill(buffer.array, at, at + length, value);
    return buffer;
  }

  private static GuardedFloats filled(String description, int at, int length, IntToDoubleFunction value) {
    var buffer = new GuardedFloats(description, at, length);
    for (int i = 0; i < length; i++) {
      buffer.array[at + i] = (float) value.applyAsDouble(i);
    }
    return buffer;
  }

  public GuardedFloats copy() {
    var copy = new GuardedFloats(description, at, length);
    System.arraycopy(array, 0, copy.array, 0, array.length);
    return copy;
  }

  public float[] array() {
    return array;
  }

  public int at() {
    return at;
  }

  public int length() {
    return length;
  }

  public float get(int i) {
    return array[at + i];
  }

  /// A copy of the elements without the guards.
  public float[] values() {
    return Arrays.copyOfRange(array, at, at + length);
  }

  /// Fails if any float outside the `length` elements has been written.
  public void assertGuardsIntact() {
    for (int i = 0; i < array.length; i++) {
      boolean guard = i < at || i >= at + length;
      if (guard && Float.floatToRawIntBits(array[i]) != GUARD_BITS) {
        fail(array[i] + " was written outside the buffer at index " + (i - at) + ": " + this);
      }
    }
  }

  /// Guards intact and every element the same bits as in `expected`; NaN of any payload counts as the same.
  public void assertSameBits(GuardedFloats expected, String what) {
    assertGuardsIntact();
    assertEquals(expected.length, length, () -> what + ": length");
    for (int i = 0; i < length; i++) {
      if (Float.floatToIntBits(get(i)) != Float.floatToIntBits(expected.get(i))) {
        fail(what + ": element " + i + " of " + length + " is " + get(i) + ", expected the bits of " + expected.get(i));
      }
    }
  }

  /// Guards intact and `|element − expected| ≤ relative · |expected| + absolute` for every element; NaN only where NaN
  /// is expected.
  public void assertClose(double[] expected, double relative, double absolute, String what) {
    assertGuardsIntact();
    assertEquals(expected.length, length, () -> what + ": length");
    for (int i = 0; i < length; i++) {
      boolean same = Double.compare(get(i), expected[i]) == 0;
      if (!same && !(Math.abs(get(i) - expected[i]) <= relative * Math.abs(expected[i]) + absolute)) {
        fail(what + ": element " + i + " of " + length + " is " + get(i) + ", expected " + expected[i]);
      }
    }
  }

  @Override
  public String toString() {
    return length + " floats at " + at + ", " + description;
  }
}
