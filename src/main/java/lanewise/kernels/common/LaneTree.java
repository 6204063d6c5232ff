package lanewise.kernels.common;

/// The one fixed way in which 16 logical lanes become one number, whatever the width of the hardware: lane l takes lane
/// l + 8, then l + 4, l + 2 and l + 1.
public final class LaneTree {

  /// Logical lanes: one 512-bit, two 256-bit or four 128-bit registers of floats.
  public static final int LANES = 16;

  private LaneTree() {}

  /// Sum of the 16 lanes, never −0; overwrites them. A lane that is left out, or gains 0 · 0, changes at most the sign
  /// of a zero: adding +0 at the end makes both the same number.
  public static float sum(float[] lanes, int at) {
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        lanes[at + l] += lanes[at + l + half];
      }
    }
    return lanes[at] + 0f;
  }
}
