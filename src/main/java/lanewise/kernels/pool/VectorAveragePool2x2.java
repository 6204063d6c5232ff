package lanewise.kernels.pool;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The part of [VectorAveragePool] for windows of 2x2 at strides of 2x2, lanes over the output columns of a row. The
/// columns of a plane are done register by register, so that masks are made once and not for every row.
final class VectorAveragePool2x2 {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final FloatVector ZERO = FloatVector.zero(SPECIES);

  private VectorAveragePool2x2() {}

  static void forward(PoolGeometry g, float[] x, int xAt, float[] y, int yAt) {
    int width = g.width();
    for (int q = 0; q < g.outputWidth(); q += LANES) {
      var leftIn = SPECIES.indexInRange(2 * q, width);
      var rightIn = SPECIES.indexInRange(2 * q + LANES, width);
      var out = SPECIES.indexInRange(q, g.outputWidth());
      for (int p = 0; p < g.outputHeight(); p++) {
        int top = xAt + 2 * (p * width + q);
        var left = FloatVector.fromArray(SPECIES, x, top, leftIn);
        var right = FloatVector.fromArray(SPECIES, x, top + LANES, rightIn);
        var lowerLeft = FloatVector.fromArray(SPECIES, x, top + width, leftIn);
        var lowerRight = FloatVector.fromArray(SPECIES, x, top + width + LANES, rightIn);
        ZERO.add(left.rearrange(VectorTwoByTwo.EVEN, right))
            .add(left.rearrange(VectorTwoByTwo.ODD, right))
            .add(lowerLeft.rearrange(VectorTwoByTwo.EVEN, lowerRight))
            .add(lowerLeft.rearrange(VectorTwoByTwo.ODD, lowerRight))
            .div(g.windowFloats())
            .intoArray(y, yAt + p * g.outputWidth() + q, out);
      }
    }
  }

  static void backward(PoolGeometry g, float[] dy, int dyAt, float[] dx, int dxAt) {
    int width = g.width();
    for (int q = 0; 2 * q < width; q += LANES) {
      var leftIn = SPECIES.indexInRange(2 * q, width);
      var rightIn = SPECIES.indexInRange(2 * q + LANES, width);
      var out = SPECIES.indexInRange(q, g.outputWidth());
      for (int p = 0; p < g.outputHeight(); p++) {
        int top = dxAt + 2 * (p * width + q);
        var d = FloatVector.fromArray(SPECIES, dy, dyAt + p * g.outputWidth() + q, out);
        var share = ZERO.add(d.div(g.windowFloats()));
        var left = share.rearrange(VectorTwoByTwo.LEFT, share);
        var right = share.rearrange(VectorTwoByTwo.RIGHT, share);
        left.intoArray(dx, top, leftIn);
        right.intoArray(dx, top + LANES, rightIn);
        left.intoArray(dx, top + width, leftIn);
        right.intoArray(dx, top + width + LANES, rightIn);
      }
    }
    VectorTwoByTwo.clearLeftOver(g, dx, dxAt);
  }
}
