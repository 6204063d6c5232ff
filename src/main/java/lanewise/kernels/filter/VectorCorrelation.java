package lanewise.kernels.filter;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// [CorrelationKernel] with lanes over output columns. Tiles of two rows by four registers stay in registers: a register
/// of x, once loaded, serves filter row r of the upper output row and r − 1 of the lower one.
public final class VectorCorrelation implements CorrelationKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int TILE = 4 * L;

  @Override
  public void correlate(Correlation c, int rows, float[] x, int xAt, float[] taps, int tapsAt, float[] y, int yAt) {
    int p = 0;
    for (; p + 2 <= rows; p += 2) {
      twoRows(c, x, xAt + p * c.xPitch(), taps, tapsAt, y, yAt + p * c.yPitch());
    }
    if (p < rows) {
      oneRow(c, x, xAt + p * c.xPitch(), taps, tapsAt, y, yAt + p * c.yPitch());
    }
  }

  private static void twoRows(Correlation c, float[] x, int xAt, float[] taps, int tapsAt, float[] y, int yAt) {
    if (c.columns() < TILE) {
      narrowRow(c, x, xAt, taps, tapsAt, y, yAt);
      narrowRow(c, x, xAt + c.xPitch(), taps, tapsAt, y, yAt + c.yPitch());
      return;
    }
    for (int q = 0; q < c.columns(); q += TILE) {
      int start = tileStart(c, q);
      twoRowsFourRegisters(c, x, xAt + start, taps, tapsAt, y, yAt + start);
    }
  }

  private static void oneRow(Correlation c, float[] x, int xAt, float[] taps, int tapsAt, float[] y, int yAt) {
    if (c.columns() < TILE) {
      narrowRow(c, x, xAt, taps, tapsAt, y, yAt);
      return;
    }
    for (int q = 0; q < c.columns(); q += TILE) {
      int start = tileStart(c, q);
      fourRegisters(c, x, xAt + start, taps, tapsAt, y, yAt + start);
    }
  }

  /// The last tile of a row ends with the row and computes again what it shares with the one before: cheaper than single
  /// registers for the rest.
  private static int tileStart(Correlation c, int q) {
    return Math.min(q, c.columns() - TILE);
  }

  private static void narrowRow(Correlation c, float[] x, int xAt, float[] taps, int tapsAt, float[] y, int yAt) {
    for (int q = 0; q < c.columns(); q += L) {
      oneRegister(c, c.columns() - q, x, xAt + q, taps, tapsAt, y, yAt + q);
    }
  }

  /// The upper output row alone meets filter row 0 in the first row of x, the lower one alone the last filter row in the
  /// last row of x; in between, one loop over the taps serves both.
  private static void twoRowsFourRegisters(Correlation c, float[] x, int xAt, float[] taps, int tapsAt, float[] y,
      int yAt) {
    int width = c.kernelWidth();
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
    int at = xAt + c.xPitch();
    for (int i = 0, s = 0; i < both; i++) {
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
      at++;
      if (++s == width) {
        s = 0;
        at += c.xPitch() - width;
      }
    }
    for (int s = 0; s < width; s++) {
      FloatVector tap = FloatVector.broadcast(SPECIES, taps[tapsAt + both + s]);
      b0 = tap.fma(FloatVector.fromArray(SPECIES, x, at + s), b0);
      b1 = tap.fma(FloatVector.fromArray(SPECIES, x, at + s + L), b1);
      b2 = tap.fma(FloatVector.fromArray(SPECIES, x, at + s + 2 * L), b2);
      b3 = tap.fma(FloatVector.fromArray(SPECIES, x, at + s + 3 * L), b3);
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
    int count = c.kernelHeight() * c.kernelWidth();
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int at = xAt;
    for (int i = 0, s = 0; i < count; i++) {
      FloatVector tap = FloatVector.broadcast(SPECIES, taps[tapsAt + i]);
      a0 = tap.fma(FloatVector.fromArray(SPECIES, x, at), a0);
      a1 = tap.fma(FloatVector.fromArray(SPECIES, x, at + L), a1);
      a2 = tap.fma(FloatVector.fromArray(SPECIES, x, at + 2 * L), a2);
      a3 = tap.fma(FloatVector.fromArray(SPECIES, x, at + 3 * L), a3);
      at++;
      if (++s == c.kernelWidth()) {
        s = 0;
        at += c.xPitch() - c.kernelWidth();
      }
    }
    a0.intoArray(y, yAt);
    a1.intoArray(y, yAt + L);
    a2.intoArray(y, yAt + 2 * L);
    a3.intoArray(y, yAt + 3 * L);
  }

  /// @param remaining columns from here to the end of the row
  private static void oneRegister(Correlation c, int remaining, float[] x, int xAt, float[] taps, int tapsAt, float[] y,
      int yAt) {
    int count = c.kernelHeight() * c.kernelWidth();
    VectorMask<Float> inside = SPECIES.indexInRange(0, remaining);
    FloatVector sum = FloatVector.zero(SPECIES);
    int at = xAt;
    for (int i = 0, s = 0; i < count; i++) {
      sum = FloatVector.broadcast(SPECIES, taps[tapsAt + i]).fma(FloatVector.fromArray(SPECIES, x, at), sum);
      at++;
      if (++s == c.kernelWidth()) {
        s = 0;
        at += c.xPitch() - c.kernelWidth();
      }
    }
    sum.intoArray(y, yAt, inside);
  }
}
