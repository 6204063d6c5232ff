package lanewise.kernels.pool;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.common.Sizes;

/// A plane with the columns of each row sorted by phase (column mod stride): a vector over output columns then finds
/// the input column `q · stride + s` of its windows side by side, at phase `s mod stride` from index `q + s / stride`.
///
/// Layout: h rows of [#phases] runs of [#pitch] floats. A run is longer than its phase by a register less one float, so
/// that whole registers may be read and written from every window column; what stands there has no meaning.
final class VectorPhases {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private VectorPhases() {}

  /// Phases that a window touches; columns of the others are left out.
  static int phases(PoolGeometry g) {
    return Math.min(g.strideWidth(), g.windowWidth());
  }

  /// Floats from one phase of a row to the next.
  static int pitch(PoolGeometry g) {
    return phaseFloats(g) + LANES - 1;
  }

  private static int phaseFloats(PoolGeometry g) {
    return (g.width() - 1) / g.strideWidth() + 1;
  }

  /// Floats of the whole plane.
  static int floats(PoolGeometry g) {
    return Sizes.product("pooling workspace", g.height(), phases(g), pitch(g));
  }

  /// Plane to phases.
  static void split(PoolGeometry g, float[] x, int xAt, float[] phases, int phasesAt) {
    int rowFloats = phases(g) * pitch(g);
    for (int h = 0; h < g.height(); h++) {
      int from = xAt + h * g.width();
      int to = phasesAt + h * rowFloats;
      if (g.strideWidth() == 1) {
        System.arraycopy(x, from, phases, to, g.width());
      } else if (rowFloats == 2 * pitch(g) && g.strideWidth() == 2) {
        splitInTwo(g.width(), x, from, phases, to, pitch(g));
      } else {
        splitInMany(g, x, from, phases, to);
      }
    }
  }

  private static void splitInTwo(int width, float[] x, int xAt, float[] phases, int evenAt, int pitch) {
    for (int c = 0, t = evenAt; c < width; c += 2 * LANES, t += LANES) {
      var left = FloatVector.fromArray(SPECIES, x, xAt + c, SPECIES.indexInRange(c, width));
      var right = FloatVector.fromArray(SPECIES, x, xAt + c + LANES, SPECIES.indexInRange(c + LANES, width));
      left.rearrange(VectorTwoByTwo.EVEN, right).intoArray(phases, t);
      left.rearrange(VectorTwoByTwo.ODD, right).intoArray(phases, t + pitch);
    }
  }

  private static void splitInMany(PoolGeometry g, float[] x, int xAt, float[] phases, int phasesAt) {
    for (int phase = 0; phase < phases(g); phase++) {
      int to = phasesAt + phase * pitch(g);
      for (int c = phase; c < g.width(); c += g.strideWidth()) {
        phases[to++] = x[xAt + c];
      }
    }
  }

  /// Phases to plane; columns of the phases that are left out become 0.
  static void merge(PoolGeometry g, float[] phases, int phasesAt, float[] x, int xAt) {
    int rowFloats = phases(g) * pitch(g);
    for (int h = 0; h < g.height(); h++) {
      int from = phasesAt + h * rowFloats;
      int to = xAt + h * g.width();
      if (g.strideWidth() == 1) {
        System.arraycopy(phases, from, x, to, g.width());
      } else if (rowFloats == 2 * pitch(g) && g.strideWidth() == 2) {
        mergeTwo(g.width(), phases, from, pitch(g), x, to);
      } else {
        mergeMany(g, phases, from, x, to);
      }
    }
  }

  private static void mergeTwo(int width, float[] phases, int evenAt, int pitch, float[] x, int xAt) {
    for (int c = 0, t = evenAt; c < width; c += 2 * LANES, t += LANES) {
      var even = FloatVector.fromArray(SPECIES, phases, t);
      var odd = FloatVector.fromArray(SPECIES, phases, t + pitch);
      even.rearrange(VectorTwoByTwo.LEFT, odd).intoArray(x, xAt + c, SPECIES.indexInRange(c, width));
      even.rearrange(VectorTwoByTwo.RIGHT, odd).intoArray(x, xAt + c + LANES, SPECIES.indexInRange(c + LANES, width));
    }
  }

  private static void mergeMany(PoolGeometry g, float[] phases, int phasesAt, float[] x, int xAt) {
    Arrays.fill(x, xAt, xAt + g.width(), 0f);
    for (int phase = 0; phase < phases(g); phase++) {
      int from = phasesAt + phase * pitch(g);
      for (int c = phase; c < g.width(); c += g.strideWidth()) {
        x[xAt + c] = phases[from++];
      }
    }
  }
}
