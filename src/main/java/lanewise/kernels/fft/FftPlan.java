package lanewise.kernels.fft;

import java.util.List;
import lanewise.kernels.common.CacheLine;
import lanewise.kernels.common.LaneTree;
import lanewise.kernels.common.Sizes;

/// A two-dimensional real transform of one size: the passes, their tables, and where everything lies. Made once,
/// immutable, shared by any number of threads and by both twins.
///
/// The frame is `height` × `width`. Its spectrum X[u, v], u vertical and v horizontal frequency, is kept for u = 0,
/// ..., height / 2; the rest follows from X[height − u, width − v] = conj X[u, v]. It stands in *blocks* of 16 complex
/// numbers of neighbouring u and the same v: 16 real parts, then 16 imaginary parts. The real part of X[u, v] is at
/// [#lane] of the block [#block]. Frequencies u beyond height / 2 that fill up a block are zeros.
public final class FftPlan {

  /// Complex numbers of one block.
  public static final int LANES = LaneTree.LANES;

  /// Floats of one block: 16 real parts, 16 imaginary parts.
  public static final int BLOCK = 2 * LANES;

  private final int height;
  private final int width;
  private final List<FftStage> vertical;
  private final List<FftStage> horizontal;
  private final float[] realRoots;

  /// A frame of exactly this size, for circular convolution.
  ///
  /// @param height even, a product of 2, 3 and 5
  /// @param width a product of 2, 3 and 5
  /// @throws IllegalArgumentException for any other size, with the next one, or if one array cannot hold the scratch
  ///     memory
  public FftPlan(int height, int width) {
    Sizes.atLeastOne("height", height);
    Sizes.atLeastOne("width", width);
    if (height != evenLength(height)) {
      throw new IllegalArgumentException("no transform of height " + height
          + ", only even products of 2, 3 and 5: the next is " + evenLength(height));
    }
    if (width != length(width)) {
      throw new IllegalArgumentException("no transform of width " + width
          + ", only products of 2, 3 and 5: the next is " + length(width));
    }
    this.height = height;
    this.width = width;
    long floats = scratchFloats();
    if (floats > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a transform of " + height + "x" + width + " needs " + floats
          + " floats of scratch memory, more than one array holds");
    }
    this.vertical = FftStage.of(height / 2);
    this.horizontal = FftStage.of(width);
    this.realRoots = new float[2 * (height / 4 + 1)];
    for (int u = 0; u <= height / 4; u++) {
      FftStage.root(u, height, realRoots, 2 * u);
    }
  }

  /// The smallest frame that holds `rows` × `columns`. The linear convolution of h × w with r × s fits without wrapping
  /// round into (h + r − 1) × (w + s − 1).
  ///
  /// @throws IllegalArgumentException if a size is below 1 or one array cannot hold the scratch memory
  public static FftPlan covering(int rows, int columns) {
    Sizes.atLeastOne("rows", rows);
    Sizes.atLeastOne("columns", columns);
    return new FftPlan(evenLength(rows), length(columns));
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /// Blocks of one spectrum.
  public int blocks() {
    return panels() * width;
  }

  /// Floats of one spectrum whose blocks follow each other.
  public int spectrumFloats() {
    return blocks() * BLOCK;
  }

  /// Floats of scratch memory that one transform needs.
  public int workspaceFloats() {
    return (int) scratchFloats();
  }

  /// The transposed frame, a strip as rows of real numbers or spectrum, a strip as complex rows, and two buffers for
  /// the passes.
  private long scratchFloats() {
    long frame = (long) panels() * width;
    long strip = (long) panels() * LANES + height / 2;
    return CacheLine.FLOATS + (frame + strip + 2 * Math.max(height / 2, width)) * BLOCK;
  }

  /// The block that holds X[u, v].
  public int block(int u, int v) {
    return u / LANES * width + v;
  }

  /// Place within its block of the real part of X[u, v]; the imaginary part is [#LANES] further.
  public int lane(int u) {
    return u % LANES;
  }

  /// Columns of blocks: 16 vertical frequencies each.
  int panels() {
    return Math.ceilDiv(height / 2 + 1, LANES);
  }

  /// Passes over height / 2 complex numbers.
  List<FftStage> vertical() {
    return vertical;
  }

  /// Passes over `width` complex numbers.
  List<FftStage> horizontal() {
    return horizontal;
  }

  /// Cosine and sine of −2πu / height for u = 0, ..., height / 4.
  float[] realRoots() {
    return realRoots;
  }

  boolean holds(FftWindow window) {
    return window.rows() <= height - window.top() && window.columns() <= width - window.left();
  }

  private static int evenLength(int atLeast) {
    return 2 * length(Math.ceilDiv(atLeast, 2));
  }

  /// The smallest product of 2, 3 and 5 from `atLeast` on.
  private static int length(int atLeast) {
    for (int length = atLeast; ; length++) {
      int rest = length;
      for (int factor = 2; factor <= 5; factor++) {
        while (rest % factor == 0) {
          rest /= factor;
        }
      }
      if (rest == 1) {
        return length;
      }
    }
  }
}
