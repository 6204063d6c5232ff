package lanewise.kernels.pool;

import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.EQ;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// [ScalarMaxPool] with lanes over the output columns of a row: straight code for the usual [VectorTwoByTwo], otherwise
/// on the plane's [VectorPhases].
public final class VectorMaxPool implements PoolKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> PLACES = IntVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public int workspaceFloats(PoolGeometry g) {
    return VectorTwoByTwo.fits(g) ? 0 : VectorPhases.floats(g);
  }

  @Override
  public boolean keepsWinners() {
    return true;
  }

  @Override
  public void forward(PoolGeometry g, int planes, float[] x, int xAt, float[] y, int yAt, int[] winner, int winnerAt,
      float[] workspace, int workspaceAt) {
    boolean twoByTwo = VectorTwoByTwo.fits(g);
    for (int plane = 0; plane < planes; plane++) {
      int from = xAt + plane * g.inputFloats();
      int out = plane * g.outputFloats();
      if (twoByTwo) {
        VectorMaxPool2x2.forward(g, x, from, y, yAt + out, winner, winnerAt + out);
      } else {
        VectorPhases.split(g, x, from, workspace, workspaceAt);
        forwardPlane(g, workspace, workspaceAt, y, yAt + out, winner, winnerAt + out);
      }
    }
  }

  private static void forwardPlane(PoolGeometry g, float[] rows, int rowsAt, float[] y, int yAt, int[] winner,
      int winnerAt) {
    int phases = VectorPhases.phases(g);
    int pitch = VectorPhases.pitch(g);
    for (int p = 0; p < g.outputHeight(); p++) {
      int top = rowsAt + p * g.strideHeight() * phases * pitch;
      int out = p * g.outputWidth();
      for (int q = 0; q < g.outputWidth(); q += LANES) {
        forwardLanes(g, phases, pitch, q, rows, top + q, y, yAt + out + q, winner, winnerAt + out + q);
      }
    }
  }

  private static void forwardLanes(PoolGeometry g, int phases, int pitch, int q, float[] rows, int top, float[] y,
      int yAt, int[] winner, int winnerAt) {
    var best = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    var places = IntVector.zero(PLACES);
    int place = 0;
    for (int r = 0; r < g.windowHeight(); r++) {
      int at = top + r * phases * pitch;
      for (int s = 0, phase = 0; s < g.windowWidth(); s++, place++) {
        var next = FloatVector.fromArray(SPECIES, rows, at);
        var wins = best.compare(EQ, best).andNot(next.compare(LE, best));
        best = best.blend(next, wins);
        places = places.blend(place, wins.cast(PLACES));
        at += pitch;
        if (++phase == phases) {
          phase = 0;
          at += 1 - phases * pitch;
        }
      }
    }
    best.intoArray(y, yAt, SPECIES.indexInRange(q, g.outputWidth()));
    places.intoArray(winner, winnerAt, PLACES.indexInRange(q, g.outputWidth()));
  }

  @Override
  public void infer(PoolGeometry g, int planes, float[] x, int xAt, float[] y, int yAt, float[] workspace,
      int workspaceAt) {
    boolean twoByTwo = VectorTwoByTwo.fits(g);
    for (int plane = 0; plane < planes; plane++) {
      int from = xAt + plane * g.inputFloats();
      int to = yAt + plane * g.outputFloats();
      if (twoByTwo) {
        VectorMaxPool2x2.infer(g, x, from, y, to);
      } else {
        VectorPhases.split(g, x, from, workspace, workspaceAt);
        inferPlane(g, workspace, workspaceAt, y, to);
      }
    }
  }

  private static void inferPlane(PoolGeometry g, float[] rows, int rowsAt, float[] y, int yAt) {
    int phases = VectorPhases.phases(g);
    int pitch = VectorPhases.pitch(g);
    for (int p = 0; p < g.outputHeight(); p++) {
      int top = rowsAt + p * g.strideHeight() * phases * pitch;
      for (int q = 0; q < g.outputWidth(); q += LANES) {
        inferLanes(g, phases, pitch, q, rows, top + q, y, yAt + p * g.outputWidth() + q);
      }
    }
  }

  private static void inferLanes(PoolGeometry g, int phases, int pitch, int q, float[] rows, int top, float[] y,
      int yAt) {
    var best = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    for (int r = 0; r < g.windowHeight(); r++) {
      int at = top + r * phases * pitch;
      for (int s = 0, phase = 0; s < g.windowWidth(); s++) {
        var next = FloatVector.fromArray(SPECIES, rows, at);
        best = best.blend(next, best.compare(EQ, best).andNot(next.compare(LE, best)));
        at += pitch;
        if (++phase == phases) {
          phase = 0;
          at += 1 - phases * pitch;
        }
      }
    }
    best.intoArray(y, yAt, SPECIES.indexInRange(q, g.outputWidth()));
  }

  @Override
  public void backward(PoolGeometry g, int planes, float[] dy, int dyAt, int[] winner, int winnerAt, float[] dx,
      int dxAt, float[] workspace, int workspaceAt) {
    boolean twoByTwo = VectorTwoByTwo.fits(g);
    for (int plane = 0; plane < planes; plane++) {
      int from = plane * g.outputFloats();
      int to = dxAt + plane * g.inputFloats();
      if (twoByTwo) {
        VectorMaxPool2x2.backward(g, dy, dyAt + from, winner, winnerAt + from, dx, to);
      } else {
        backwardPlane(g, dy, dyAt + from, winner, winnerAt + from, workspace, workspaceAt);
        VectorPhases.merge(g, workspace, workspaceAt, dx, to);
      }
    }
  }

  private static void backwardPlane(PoolGeometry g, float[] dy, int dyAt, int[] winner, int winnerAt, float[] rows,
      int rowsAt) {
    int phases = VectorPhases.phases(g);
    int pitch = VectorPhases.pitch(g);
    Arrays.fill(rows, rowsAt, rowsAt + g.height() * phases * pitch, 0f);
    for (int p = 0; p < g.outputHeight(); p++) {
      int top = rowsAt + p * g.strideHeight() * phases * pitch;
      int from = p * g.outputWidth();
      for (int q = 0; q < g.outputWidth(); q += LANES) {
        backwardLanes(g, phases, pitch, q, dy, dyAt + from + q, winner, winnerAt + from + q, rows, top + q);
      }
    }
  }

  /// Walks the window backward: an input element then takes its windows by ascending q. Lanes past the last output
  /// column add 0, which changes no bit of a sum that started at 0.
  private static void backwardLanes(PoolGeometry g, int phases, int pitch, int q, float[] dy, int dyAt, int[] winner,
      int winnerAt, float[] rows, int top) {
    var d = FloatVector.fromArray(SPECIES, dy, dyAt, SPECIES.indexInRange(q, g.outputWidth()));
    var places = IntVector.fromArray(PLACES, winner, winnerAt, PLACES.indexInRange(q, g.outputWidth()));
    int last = g.windowWidth() - 1;
    int place = g.windowFloats() - 1;
    for (int r = g.windowHeight() - 1; r >= 0; r--) {
      int phase = last % g.strideWidth();
      int at = top + (r * phases + phase) * pitch + last / g.strideWidth();
      for (int s = last; s >= 0; s--, place--) {
        var sum = FloatVector.fromArray(SPECIES, rows, at);
        sum.add(d, places.compare(EQ, place).cast(SPECIES)).intoArray(rows, at);
        at -= pitch;
        if (--phase < 0) {
          phase = phases - 1;
          at -= 1 - phases * pitch;
        }
      }
    }
  }
}
