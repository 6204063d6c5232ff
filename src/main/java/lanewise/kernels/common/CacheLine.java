package lanewise.kernels.common;

/// Where cache lines of 64 bytes begin in a `float[]`. A 512-bit load that crosses a line costs two accesses, so packed
/// operands start on one.
///
/// The place holds for arrays that start on a line themselves, behind a header of 16 bytes:
/// `-XX:ObjectAlignmentInBytes=64`, as trials are started. Elsewhere it is as good as any other.
public final class CacheLine {

  /// Floats of one line, and the most that [#start] skips.
  public static final int FLOATS = 16;

  private static final int HEADER_FLOATS = 4;

  private CacheLine() {}

  /// The first index from `at` on that starts a line.
  public static int start(int at) {
    return at + Math.floorMod(-HEADER_FLOATS - at, FLOATS);
  }
}
