package lanewise.kernels.pool;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// What the pooling kernels share for windows of 2x2 at strides of 2x2, the usual ones: two registers of a row come
/// apart into the even and the odd columns and back, and no loop runs over the window.
///
/// These are shuffles and not methods: masked loads and stores fill the compiler's budget for a method, after which it
/// inlines nothing that is ours, and a vector that goes through a call becomes an object, one for each call.
final class VectorTwoByTwo {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /// Every other of the columns c, c + 1, ... that stand in two registers: `left.rearrange(EVEN, right)`.
  static final VectorShuffle<Float> EVEN = VectorShuffle.makeUnzip(SPECIES, 0);

  /// The columns that [#EVEN] leaves.
  static final VectorShuffle<Float> ODD = VectorShuffle.makeUnzip(SPECIES, 1);

  /// The first register of even and odd columns back in their order: `even.rearrange(LEFT, odd)`.
  static final VectorShuffle<Float> LEFT = VectorShuffle.makeZip(SPECIES, 0);

  /// The second register.
  static final VectorShuffle<Float> RIGHT = VectorShuffle.makeZip(SPECIES, 1);

  private VectorTwoByTwo() {}

  static boolean fits(PoolGeometry g) {
    return g.windowHeight() == 2 && g.windowWidth() == 2 && g.strideHeight() == 2 && g.strideWidth() == 2;
  }

  /// Zeros the row that no window reaches if the height is odd.
  static void clearLeftOver(PoolGeometry g, float[] dx, int planeAt) {
    Arrays.fill(dx, planeAt + 2 * g.outputHeight() * g.width(), planeAt + g.inputFloats(), 0f);
  }
}
