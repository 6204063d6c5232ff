package lanewise.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// What the pooling kernels share for windows of 2x2 at strides of 2x2, the usual ones: two registers of a row come
/// apart into the even and the odd columns and back, and no loop runs over the window.
final class VectorTwoByTwo {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final VectorShuffle<Float> EVEN = VectorShuffle.makeUnzip(SPECIES, 0);
  private static final VectorShuffle<Float> ODD = VectorShuffle.makeUnzip(SPECIES, 1);
  private static final VectorShuffle<Float> LEFT = VectorShuffle.makeZip(SPECIES, 0);
  private static final VectorShuffle<Float> RIGHT = VectorShuffle.makeZip(SPECIES, 1);

  private VectorTwoByTwo() {}

  static boolean fits(PoolGeometry g) {
    return g.windowHeight() == 2 && g.windowWidth() == 2 && g.strideHeight() == 2 && g.strideWidth() == 2;
  }

  /// Every other of the columns c, c + 1, ... that stand in two registers.
  static FloatVector even(FloatVector left, FloatVector right) {
    return left.rearrange(EVEN, right);
  }

  /// The columns that [#even] leaves.
  static FloatVector odd(FloatVector left, FloatVector right) {
    return left.rearrange(ODD, right);
  }

  /// Writes even and odd columns back into their order, in two masked registers.
  static void interleave(FloatVector even, FloatVector odd, float[] x, int at, VectorMask<Float> left,
      VectorMask<Float> right) {
    even.rearrange(LEFT, odd).intoArray(x, at, left);
    even.rearrange(RIGHT, odd).intoArray(x, at + SPECIES.length(), right);
  }

  /// Zeros the row that no window reaches if the height is odd.
  static void clearLeftOver(PoolGeometry g, float[] dx, int planeAt) {
    Arrays.fill(dx, planeAt + 2 * g.outputHeight() * g.width(), planeAt + g.inputFloats(), 0f);
  }
}
