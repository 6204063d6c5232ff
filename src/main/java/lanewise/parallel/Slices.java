package lanewise.parallel;

/// How index ranges are cut into slices of nearly equal size. The cut depends on the length alone, never on the number
/// of threads, so sums over slices in slice order have the same bits for any thread count.
public final class Slices {

  /// Images of a batch are cut into at most this many slices: enough to balance a handful of cores, few enough that
  /// adding up their partial gradients costs little.
  private static final int MOST = 16;

  private Slices() {}

  /// Slices of a batch of `images` when each slice should have at least `least` work.
  ///
  /// @param work of one image, in the unit of `least`
  public static int ofImages(int images, long work, long least) {
    return Math.clamp(images * work / least, 1, Math.min(images, MOST));
  }

  /// Slices of a range of `length` when each should hold at least `least` elements.
  public static int ofAtLeast(int least, int length) {
    return Math.clamp(length / least, 1, MOST);
  }

  /// First index of a slice; the end of slice s is `from(s + 1, ...)`.
  public static int from(int slice, int slices, int length) {
    return (int) ((long) slice * length / slices);
  }

  /// Length of the longest slice.
  public static int longest(int slices, int length) {
    return Math.ceilDiv(length, slices);
  }
}
