package lanewise.kernels.pool;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// The part of [VectorMaxPool] for windows of 2x2 at strides of 2x2, lanes over the output columns of a row. The
/// columns of a plane are done register by register, so that masks are made once and not for every row.
///
/// `next` takes the place of `best` where it is larger, or NaN and `best` is not. Backward gives `0 + d` to the winner
/// of a window and 0 to the others. That no vector passes through a method of ours is on purpose, see [VectorTwoByTwo].
final class VectorMaxPool2x2 {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> PLACES = IntVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final FloatVector ZERO = FloatVector.zero(SPECIES);
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

        var best = left.rearrange(VectorTwoByTwo.EVEN, right);
        var next = left.rearrange(VectorTwoByTwo.ODD, right);
        var wins = best.compare(EQ, best).andNot(next.compare(LE, best));
        best = best.blend(next, wins);
        var place = FIRST.blend(1, wins.cast(PLACES));

        next = lowerLeft.rearrange(VectorTwoByTwo.EVEN, lowerRight);
        wins = best.compare(EQ, best).andNot(next.compare(LE, best));
        best = best.blend(next, wins);
        place = place.blend(2, wins.cast(PLACES));

        next = lowerLeft.rearrange(VectorTwoByTwo.ODD, lowerRight);
        wins = best.compare(EQ, best).andNot(next.compare(LE, best));
        best.blend(next, wins).intoArray(y, yAt + p * g.outputWidth() + q, out);
        place.blend(3, wins.cast(PLACES)).intoArray(winner, winnerAt + p * g.outputWidth() + q, out.cast(PLACES));
      }
    }
  }

  static void infer(PoolGeometry g, float[] x, int xAt, float[] y, int yAt) {
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
        var best = left.rearrange(VectorTwoByTwo.EVEN, right);
        var next = left.rearrange(VectorTwoByTwo.ODD, right);
        best = best.blend(next, best.compare(EQ, best).andNot(next.compare(LE, best)));
        next = lowerLeft.rearrange(VectorTwoByTwo.EVEN, lowerRight);
        best = best.blend(next, best.compare(EQ, best).andNot(next.compare(LE, best)));
        next = lowerLeft.rearrange(VectorTwoByTwo.ODD, lowerRight);
        best.blend(next, best.compare(EQ, best).andNot(next.compare(LE, best)))
            .intoArray(y, yAt + p * g.outputWidth() + q, out);
      }
    }
  }

  static void backward(PoolGeometry g, float[] dy, int dyAt, int[] winner, int winnerAt, float[] dx, int dxAt) {
    for (int row = 0; row < 2; row++) {
      backwardRow(g, row, dy, dyAt, winner, winnerAt, dx, dxAt + row * g.width());
    }
    VectorTwoByTwo.clearLeftOver(g, dx, dxAt);
  }

  /// One of the two rows of every window: the masked stores of both are more than the compiler takes at once.
  private static void backwardRow(PoolGeometry g, int row, float[] dy, int dyAt, int[] winner, int winnerAt, float[] dx,
      int dxAt) {
    int width = g.width();
    for (int q = 0; 2 * q < width; q += LANES) {
      var leftIn = SPECIES.indexInRange(2 * q, width);
      var rightIn = SPECIES.indexInRange(2 * q + LANES, width);
      var out = SPECIES.indexInRange(q, g.outputWidth());
      for (int p = 0; p < g.outputHeight(); p++) {
        int from = p * g.outputWidth() + q;
        int to = dxAt + 2 * (p * width + q);
        var d = FloatVector.fromArray(SPECIES, dy, dyAt + from, out);
        var place = IntVector.fromArray(PLACES, winner, winnerAt + from, out.cast(PLACES));
        var even = ZERO.add(d, place.compare(EQ, 2 * row).cast(SPECIES));
        var odd = ZERO.add(d, place.compare(EQ, 2 * row + 1).cast(SPECIES));
        even.rearrange(VectorTwoByTwo.LEFT, odd).intoArray(dx, to, leftIn);
        even.rearrange(VectorTwoByTwo.RIGHT, odd).intoArray(dx, to + LANES, rightIn);
      }
    }
  }
}
