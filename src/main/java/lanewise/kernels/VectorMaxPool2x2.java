package lanewise.kernels;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The part of [VectorMaxPool] for windows of 2x2 at strides of 2x2, lanes over the output columns of a row. The
/// columns of a plane are done register by register, so that masks are made once and not for every row.
final class VectorMaxPool2x2 {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> PLACES = IntVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final IntVector FIRST = IntVector.zero(PLACES);

  private VectorMaxPool2x2() {}

  static void forward(PoolGeometry g, float[] x, int xAt, float[] y, int yAt, int[] winner, int winnerAt) {
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

        var best = VectorTwoByTwo.even(left, right);
        var next = VectorTwoByTwo.odd(left, right);
        var wins = wins(next, best);
        best = best.blend(next, wins);
        var place = FIRST.blend(1, wins.cast(PLACES));

        next = VectorTwoByTwo.even(lowerLeft, lowerRight);
        wins = wins(next, best);
        best = best.blend(next, wins);
        place = place.blend(2, wins.cast(PLACES));

        next = VectorTwoByTwo.odd(lowerLeft, lowerRight);
        wins = wins(next, best);
        best.blend(next, wins).intoArray(y, yAt + p * g.outputWidth() + q, out);
        place.blend(3, wins.cast(PLACES)).intoArray(winner, winnerAt + p * g.outputWidth() + q, out.cast(PLACES));
      }
    }
  }

  /// Where `next` takes the place of `best`: it is larger, or NaN and `best` is not.
  static VectorMask<Float> wins(FloatVector next, FloatVector best) {
    return best.compare(EQ, best).andNot(next.compare(LE, best));
  }

  static void backward(PoolGeometry g, float[] dy, int dyAt, int[] winner, int winnerAt, float[] dx, int dxAt) {
    int width = g.width();
    for (int q = 0; 2 * q < width; q += LANES) {
      var leftIn = SPECIES.indexInRange(2 * q, width);
      var rightIn = SPECIES.indexInRange(2 * q + LANES, width);
      var out = SPECIES.indexInRange(q, g.outputWidth());
      for (int p = 0; p < g.outputHeight(); p++) {
        int from = p * g.outputWidth() + q;
        int top = dxAt + 2 * (p * width + q);
        var d = FloatVector.fromArray(SPECIES, dy, dyAt + from, out);
        var place = IntVector.fromArray(PLACES, winner, winnerAt + from, out.cast(PLACES));
        VectorTwoByTwo.interleave(share(d, place, 0), share(d, place, 1), dx, top, leftIn, rightIn);
        VectorTwoByTwo.interleave(share(d, place, 2), share(d, place, 3), dx, top + width, leftIn, rightIn);
      }
    }
    VectorTwoByTwo.clearLeftOver(g, dx, dxAt);
  }

  /// `0 + d` where the window's winner stands at `place`, else 0.
  private static FloatVector share(FloatVector d, IntVector places, int place) {
    return FloatVector.zero(SPECIES).add(d, places.compare(EQ, place).cast(SPECIES));
  }
}
