package lanewise.kernels.pool;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [ScalarAveragePool] with lanes over the output columns of a row: straight code for the usual [VectorTwoByTwo],
/// otherwise on the plane's [VectorPhases].
public final class VectorAveragePool implements PoolKernel {

  private static final int[] NO_WINNERS = {};

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public int workspaceFloats(PoolGeometry g) {
    return VectorTwoByTwo.fits(g) ? 0 : VectorPhases.floats(g);
  }

  @Override
  public boolean keepsWinners() {
    return false;
  }

  @Override
  public void forward(PoolGeometry g, int planes, float[] x, int xAt, float[] y, int yAt, int[] winner, int winnerAt,
      float[] workspace, int workspaceAt) {
    boolean twoByTwo = VectorTwoByTwo.fits(g);
    for (int plane = 0; plane < planes; plane++) {
      int from = xAt + plane * g.inputFloats();
      int to = yAt + plane * g.outputFloats();
      if (twoByTwo) {
        VectorAveragePool2x2.forward(g, x, from, y, to);
      } else {
        VectorPhases.split(g, x, from, workspace, workspaceAt);
        forwardPlane(g, workspace, workspaceAt, y, to);
      }
    }
  }

  private static void forwardPlane(PoolGeometry g, float[] rows, int rowsAt, float[] y, int yAt) {
    int phases = VectorPhases.phases(g);
    int pitch = VectorPhases.pitch(g);
    for (int p = 0; p < g.outputHeight(); p++) {
      int top = rowsAt + p * g.strideHeight() * phases * pitch;
      for (int q = 0; q < g.outputWidth(); q += LANES) {
        sum(g, phases, pitch, rows, top + q)
            .div(g.windowFloats())
            .intoArray(y, yAt + p * g.outputWidth() + q, SPECIES.indexInRange(q, g.outputWidth()));
      }
    }
  }

  private static FloatVector sum(PoolGeometry g, int phases, int pitch, float[] rows, int top) {
    var sum = FloatVector.zero(SPECIES);
    for (int r = 0; r < g.windowHeight(); r++) {
      int at = top + r * phases * pitch;
      for (int s = 0, phase = 0; s < g.windowWidth(); s++) {
        sum = sum.add(FloatVector.fromArray(SPECIES, rows, at));
        at += pitch;
        if (++phase == phases) {
          phase = 0;
          at += 1 - phases * pitch;
        }
      }
    }
    return sum;
  }

  @Override
  public void infer(PoolGeometry g, int planes, float[] x, int xAt, float[] y, int yAt, float[] workspace,
      int workspaceAt) {
    forward(g, planes, x, xAt, y, yAt, NO_WINNERS, 0, workspace, workspaceAt);
  }

  @Override
  public void backward(PoolGeometry g, int planes, float[] dy, int dyAt, int[] winner, int winnerAt, float[] dx,
      int dxAt, float[] workspace, int workspaceAt) {
    boolean twoByTwo = VectorTwoByTwo.fits(g);
    for (int plane = 0; plane < planes; plane++) {
      int from = dyAt + plane * g.outputFloats();
      int to = dxAt + plane * g.inputFloats();
      if (twoByTwo) {
        VectorAveragePool2x2.backward(g, dy, from, dx, to);
      } else {
        backwardPlane(g, dy, from, workspace, workspaceAt);
        VectorPhases.merge(g, workspace, workspaceAt, dx, to);
      }
    }
  }

  private static void backwardPlane(PoolGeometry g, float[] dy, int dyAt, float[] rows, int rowsAt) {
    int phases = VectorPhases.phases(g);
    int pitch = VectorPhases.pitch(g);
    Arrays.fill(rows, rowsAt, rowsAt + g.height() * phases * pitch, 0f);
    for (int p = 0; p < g.outputHeight(); p++) {
      int top = rowsAt + p * g.strideHeight() * phases * pitch;
      for (int q = 0; q < g.outputWidth(); q += LANES) {
        backwardLanes(g, phases, pitch, q, dy, dyAt + p * g.outputWidth() + q, rows, top + q);
      }
    }
  }

  /// Walks the window backward: an input element then takes its windows by ascending q. Lanes past the last output
  /// column add 0, which changes no bit of a sum that started at 0.
  private static void backwardLanes(PoolGeometry g, int phases, int pitch, int q, float[] dy, int dyAt, float[] rows,
      int top) {
    var share = FloatVector.fromArray(SPECIES, dy, dyAt, SPECIES.indexInRange(q, g.outputWidth()))
        .div(g.windowFloats());
    int last = g.windowWidth() - 1;
    for (int r = g.windowHeight() - 1; r >= 0; r--) {
      int phase = last % g.strideWidth();
      int at = top + (r * phases + phase) * pitch + last / g.strideWidth();
      for (int s = last; s >= 0; s--) {
        FloatVector.fromArray(SPECIES, rows, at).add(share).intoArray(rows, at);
        at -= pitch;
        if (--phase < 0) {
          phase = phases - 1;
          at -= 1 - phases * pitch;
        }
      }
    }
  }
}
