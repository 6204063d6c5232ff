package lanewise.kernels.common;

import java.util.Arrays;

/// Sums over 16 logical lanes: element i belongs to lane i mod 16, each lane starts at 0 and takes its elements in
/// order, and [LaneTree] combines them.
///
/// `lanes` is scratch of 16 floats from `lanesAt`.
public final class ScalarLaneSums {

  private ScalarLaneSums() {}

  /// `Σ x[i]`
  public static float sum(int length, float[] x, int xAt, float[] lanes, int lanesAt) {
    Arrays.fill(lanes, lanesAt, lanesAt + LaneTree.LANES, 0f);
    for (int i = 0; i < length; i++) {
      lanes[lanesAt + i % LaneTree.LANES] += x[xAt + i];
    }
    return LaneTree.sum(lanes, lanesAt);
  }

  /// `Σ a[i] · b[i]`, fused.
  public static float dot(int length, float[] a, int aAt, float[] b, int bAt, float[] lanes, int lanesAt) {
    Arrays.fill(lanes, lanesAt, lanesAt + LaneTree.LANES, 0f);
    for (int i = 0; i < length; i++) {
      int lane = lanesAt + i % LaneTree.LANES;
      lanes[lane] = Math.fma(a[aAt + i], b[bAt + i], lanes[lane]);
    }
    return LaneTree.sum(lanes, lanesAt);
  }
}
