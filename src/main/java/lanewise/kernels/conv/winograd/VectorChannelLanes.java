package lanewise.kernels.conv.winograd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Groups of one register: blocks of as many pixels as lanes are transposed by exchanging halves of pairs of registers
/// at distance L/2 and L/4, then at the distances that remain. Each half of the stages takes four registers at a time,
/// so that few are alive at any width.
final class VectorChannelLanes implements ChannelLanes {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int QUARTER = L / 4;

  private static final VectorShuffle<Float> BY_HALF = exchange(L / 2);
  private static final VectorMask<Float> UPPER_HALF = upper(L / 2);
  private static final VectorShuffle<Float> BY_QUARTER = exchange(QUARTER);
  private static final VectorMask<Float> UPPER_QUARTER = upper(QUARTER);
  private static final VectorShuffle<Float> BY_TWO = exchange(2);
  private static final VectorMask<Float> UPPER_TWO = upper(2);
  private static final VectorShuffle<Float> BY_ONE = exchange(1);
  private static final VectorMask<Float> UPPER_ONE = upper(1);

  @Override
  public int lanes() {
    return L;
  }

  @Override
  public void toLanes(int pixels, int channels, float[] planes, int planesAt, int planeStep, float[] to, int toAt) {
    int lastPlane = planesAt + (channels - 1) * planeStep;
    int pixel = 0;
    for (; pixel < pixels && lastPlane + pixel + L <= planes.length; pixel += L) {
      coarseToLanes(channels, planes, planesAt + pixel, planeStep, to, toAt + pixel * L);
      fine(L, to, toAt + pixel * L, to, toAt + pixel * L, L);
    }
    for (; pixel < pixels; pixel++) {
      for (int channel = 0; channel < channels; channel++) {
        to[toAt + pixel * L + channel] = planes[planesAt + channel * planeStep + pixel];
      }
    }
  }

  /// Rows r, r + L/4, r + L/2 and r + 3L/4 of a block, for all r: exchanges at distance L/2 and L/4. Rows without a
  /// channel repeat the last.
  private static void coarseToLanes(int channels, float[] planes, int planesAt, int planeStep, float[] to, int toAt) {
    int last = channels - 1;
    for (int r = 0; r < QUARTER; r++) {
      int row1 = Math.min(r + QUARTER, last) * planeStep;
      int row2 = Math.min(r + 2 * QUARTER, last) * planeStep;
      int row3 = Math.min(r + 3 * QUARTER, last) * planeStep;
      FloatVector a = FloatVector.fromArray(SPECIES, planes, planesAt + Math.min(r, last) * planeStep);
      FloatVector b = FloatVector.fromArray(SPECIES, planes, planesAt + row1);
      FloatVector c = FloatVector.fromArray(SPECIES, planes, planesAt + row2);
      FloatVector d = FloatVector.fromArray(SPECIES, planes, planesAt + row3);
      FloatVector ac = a.blend(c.rearrange(BY_HALF), UPPER_HALF);
      FloatVector ca = a.rearrange(BY_HALF).blend(c, UPPER_HALF);
      FloatVector bd = b.blend(d.rearrange(BY_HALF), UPPER_HALF);
      FloatVector db = b.rearrange(BY_HALF).blend(d, UPPER_HALF);
      int at = toAt + r * L;
      ac.blend(bd.rearrange(BY_QUARTER), UPPER_QUARTER).intoArray(to, at);
      ac.rearrange(BY_QUARTER).blend(bd, UPPER_QUARTER).intoArray(to, at + QUARTER * L);
      ca.blend(db.rearrange(BY_QUARTER), UPPER_QUARTER).intoArray(to, at + 2 * QUARTER * L);
      ca.rearrange(BY_QUARTER).blend(db, UPPER_QUARTER).intoArray(to, at + 3 * QUARTER * L);
    }
  }

  /// Four neighbouring rows at a time: exchanges at the distances below L/4, which are 2 and 1 for 16 lanes, 1 for 8,
  /// none for 4.
  private static void fine(int rows, float[] from, int fromAt, float[] to, int toAt, int toStep) {
    for (int r = 0; r + 4 <= rows; r += 4) {
      FloatVector a = FloatVector.fromArray(SPECIES, from, fromAt + r * L);
      FloatVector b = FloatVector.fromArray(SPECIES, from, fromAt + r * L + L);
      FloatVector c = FloatVector.fromArray(SPECIES, from, fromAt + r * L + 2 * L);
      FloatVector d = FloatVector.fromArray(SPECIES, from, fromAt + r * L + 3 * L);
      if (L == 16) {
        FloatVector ac = a.blend(c.rearrange(BY_TWO), UPPER_TWO);
        FloatVector bd = b.blend(d.rearrange(BY_TWO), UPPER_TWO);
        c = a.rearrange(BY_TWO).blend(c, UPPER_TWO);
        d = b.rearrange(BY_TWO).blend(d, UPPER_TWO);
        a = ac;
        b = bd;
      }
      if (L > 4) {
        FloatVector ab = a.blend(b.rearrange(BY_ONE), UPPER_ONE);
        FloatVector cd = c.blend(d.rearrange(BY_ONE), UPPER_ONE);
        b = a.rearrange(BY_ONE).blend(b, UPPER_ONE);
        d = c.rearrange(BY_ONE).blend(d, UPPER_ONE);
        a = ab;
        c = cd;
      }
      int row = toAt + r * toStep;
      a.intoArray(to, row);
      b.intoArray(to, row + toStep);
      c.intoArray(to, row + 2 * toStep);
      d.intoArray(to, row + 3 * toStep);
    }
  }

  @Override
  public void fromLanes(int pixels, int channels, float[] from, int fromAt, int scratchAt, int startAt,
      float[] planes, int planesAt, int planeStep) {
    int quads = channels - channels % 4;
    int next;
    for (int pixel = 0; pixel + L <= pixels; pixel = next) {
      next = pixel + L;
      coarseFromLanes(from, fromAt + pixel * L, startAt, scratchAt);
      fine(quads, from, scratchAt, planes, planesAt + pixel, planeStep);
      if (next < pixels) {
        next = Math.min(next, pixels - L);
      }
    }
    for (int channel = pixels < L ? 0 : quads; channel < channels; channel++) {
      float start = from[startAt + channel];
      for (int pixel = 0; pixel < pixels; pixel++) {
        planes[planesAt + channel * planeStep + pixel] = start + from[fromAt + pixel * L + channel];
      }
    }
  }

  /// As the other way, from a block and the start of each lane into scratch memory.
  private static void coarseFromLanes(float[] data, int fromAt, int startAt, int toAt) {
    FloatVector start = FloatVector.fromArray(SPECIES, data, startAt);
    for (int r = 0; r < QUARTER; r++) {
      int from = fromAt + r * L;
      FloatVector a = start.add(FloatVector.fromArray(SPECIES, data, from));
      FloatVector b = start.add(FloatVector.fromArray(SPECIES, data, from + QUARTER * L));
      FloatVector c = start.add(FloatVector.fromArray(SPECIES, data, from + 2 * QUARTER * L));
      FloatVector d = start.add(FloatVector.fromArray(SPECIES, data, from + 3 * QUARTER * L));
      FloatVector ac = a.blend(c.rearrange(BY_HALF), UPPER_HALF);
      FloatVector ca = a.rearrange(BY_HALF).blend(c, UPPER_HALF);
      FloatVector bd = b.blend(d.rearrange(BY_HALF), UPPER_HALF);
      FloatVector db = b.rearrange(BY_HALF).blend(d, UPPER_HALF);
      int at = toAt + r * L;
      ac.blend(bd.rearrange(BY_QUARTER), UPPER_QUARTER).intoArray(data, at);
      ac.rearrange(BY_QUARTER).blend(bd, UPPER_QUARTER).intoArray(data, at + QUARTER * L);
      ca.blend(db.rearrange(BY_QUARTER), UPPER_QUARTER).intoArray(data, at + 2 * QUARTER * L);
      ca.rearrange(BY_QUARTER).blend(db, UPPER_QUARTER).intoArray(data, at + 3 * QUARTER * L);
    }
  }

  private static VectorShuffle<Float> exchange(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) % L);
  }

  private static VectorMask<Float> upper(int distance) {
    boolean[] set = new boolean[L];
    for (int lane = 0; lane < L; lane++) {
      set[lane] = (lane & distance) != 0;
    }
    return VectorMask.fromArray(SPECIES, set, 0);
  }
}
