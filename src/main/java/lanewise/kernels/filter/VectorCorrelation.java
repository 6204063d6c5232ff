package lanewise.kernels.filter;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// [CorrelationKernel] with lanes over output columns. Tiles of two rows by four registers stay in registers: a
/// register of x, once loaded, serves filter row r of the upper output row and r − 1 of the lower one.
public final class VectorCorrelation implements CorrelationKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int TILE = 4 * L;

  @Override
  public void correlate(Correlation c, int rows, float[] x, int xAt, float[] taps, int tapsAt, float[] y, int yAt) {
    int p = 0;
    if (c.columns() >= TILE && c.kernelHeight() > 1) {
      for (; p + 2 <= rows; p += 2) {
        twoRows(c, x, xAt + p * c.xPitch(), taps, tapsAt, y, yAt + p * c.yPitch());
      }
    }
    for (; p < rows; p++) {
      oneRow(c, x, xAt + p * c.xPitch(), taps, tapsAt, y, yAt + p * c.yPitch());
    }
  }

  private static void twoRows(Correlation c, float[] x, int xAt, float[] taps, int tapsAt, float[] y, int yAt) {
    for (int q = 0; q < c.columns(); q += TILE) {
      int start = tileStart(c, q);
      twoRowsFourRegisters(c, x, xAt + start, taps, tapsAt, y, yAt + start);
    }
  }

  private static void oneRow(Correlation c, float[] x, int xAt, float[] taps, int tapsAt, float[] y, int yAt) {
    if (c.columns() < TILE) {
      for (int q = 0; q < c.columns(); q += L) {
        oneRegister(c, x, xAt + q, taps, tapsAt, y, yAt + q, c.columns() - q);
      }
      return;
    }
    for (int q = 0; q < c.columns(); q += TILE) {
      int start = tileStart(c, q);
      fourRegisters(c, x, xAt + start, taps, tapsAt, y, yAt + start);
    }
  }

  /// The last tile of a row ends with the row and computes again what it shares with the one before: cheaper than
  /// single registers for the rest.
  private static int tileStart(Correlation c, int q) {
    return Math.min(q, c.columns() - TILE);
  }

  /// The upper row alone meets filter row 0, in the first row of x, and the lower one alone the last filter row, in the
  /// last row of x. In between, both meet every row of x.
  private static void twoRowsFourRegisters(Correlation c, float[] x, int xAt, float[] taps, int tapsAt, float[] y,
      int yAt) {
    int width = c.kernelWidth();
    int[] offsets = c.offsets();
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    for (int s = 0; s < width; s++) {
      FloatVector tap = FloatVector.broadcast(SPECIES, taps[tapsAt + s]);
      a0 = tap.fma(FloatVector.fromArray(SPECIES, x, xAt + s), a0);
      a1 = tap.fma(FloatVector.fromArray(SPECIES, x, xAt + s + L), a1);
      a2 = tap.fma(FloatVector.fromArray(SPECIES, x, xAt + s + 2 * L), a2);
      a3 = tap.fma(FloatVector.fromArray(SPECIES, x, xAt + s + 3 * L), a3);
    }
    int both = (c.kernelHeight() - 1) * width;
    int second = xAt + c.xPitch();
    for (int i = 0; i < both; i++) {
      int at = second + offsets[i];
      FloatVector upper = FloatVector.broadcast(SPECIES, taps[tapsAt + width + i]);
      FloatVector lower = FloatVector.broadcast(SPECIES, taps[tapsAt + i]);
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, at);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, at + L);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, at + 2 * L);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, at + 3 * L);
      a0 = upper.fma(x0, a0);
      b0 = lower.fma(x0, b0);
      a1 = upper.fma(x1, a1);
      b1 = lower.fma(x1, b1);
      a2 = upper.fma(x2, a2);
      b2 = lower.fma(x2, b2);
      a3 = upper.fma(x3, a3);
      b3 = lower.fma(x3, b3);
    }
    int last = xAt + c.kernelHeight() * c.xPitch();
    for (int s = 0; s < width; s++) {
      FloatVector tap = FloatVector.broadcast(SPECIES, taps[tapsAt + both + s]);
      b0 = tap.fma(FloatVector.fromArray(SPECIES, x, last + s), b0);
      b1 = tap.fma(FloatVector.fromArray(SPECIES, x, last + s + L), b1);
      b2 = tap.fma(FloatVector.fromArray(SPECIES, x, last + s + 2 * L), b2);
      b3 = tap.fma(FloatVector.fromArray(SPECIES, x, last + s + 3 * L), b3);
    }
    a0.intoArray(y, yAt);
    a1.intoArray(y, yAt + L);
    a2.intoArray(y, yAt + 2 * L);
    a3.intoArray(y, yAt + 3 * L);
    b0.intoArray(y, yAt + c.yPitch());
    b1.intoArray(y, yAt + c.yPitch() + L);
    b2.intoArray(y, yAt + c.yPitch() + 2 * L);
    b3.intoArray(y, yAt + c.yPitch() + 3 * L);
  }

  private static void fourRegisters(Correlation c, float[] x, int xAt, float[] taps, int tapsAt, float[] y, int yAt) {
    int[] offsets = c.offsets();
    FloatVector y0 = FloatVector.zero(SPECIES);
    FloatVector y1 = y0;
    FloatVector y2 = y0;
    FloatVector y3 = y0;
    for (int i = 0; i < offsets.length; i++) {
      int at = xAt + offsets[i];
      FloatVector tap = FloatVector.broadcast(SPECIES, taps[tapsAt + i]);
      y0 = tap.fma(FloatVector.fromArray(SPECIES, x, at), y0);
      y1 = tap.fma(FloatVector.fromArray(SPECIES, x, at + L), y1);
      y2 = tap.fma(FloatVector.fromArray(SPECIES, x, at + 2 * L), y2);
      y3 = tap.fma(FloatVector.fromArray(SPECIES, x, at + 3 * L), y3);
    }
    y0.intoArray(y, yAt);
    y1.intoArray(y, yAt + L);
    y2.intoArray(y, yAt + 2 * L);
    y3.intoArray(y, yAt + 3 * L);
  }

  /// Stores the first `columns` lanes.
  private static void oneRegister(Correlation c, float[] x, int xAt, float[] taps, int tapsAt, float[] y, int yAt,
      int columns) {
    int[] offsets = c.offsets();
    VectorMask<Float> inside = SPECIES.indexInRange(0, columns);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < offsets.length; i++) {
      FloatVector tap = FloatVector.broadcast(SPECIES, taps[tapsAt + i]);
      sum = tap.fma(FloatVector.fromArray(SPECIES, x, xAt + offsets[i]), sum);
    }
    sum.intoArray(y, yAt, inside);
  }
}
