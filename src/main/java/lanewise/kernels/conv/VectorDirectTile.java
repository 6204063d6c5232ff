package lanewise.kernels.conv;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.common.LaneTree;

/// The register tiles of [VectorDirectConv]'s correlations: 8 or 4 maps by one or two registers of columns, one
/// map by one or four, the whole reduction in one loop over the taps. Eight by two sums, two columns and a weight fit
/// 32 registers; machines with 16 are given one register of columns at a time.
///
/// The step from tap to tap is always 16. At 512 bits it is passed as a variable on purpose: a constant makes the
/// compiler split the loop to get rid of range checks, which costs short reductions more than the checks (25 taps: 74
/// against 86 % of peak); at 256 bits the checks cost more (38 against 77 %).
final class VectorDirectTile {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int LANES = LaneTree.LANES;

  private VectorDirectTile() {}

  /// Registers of columns that a tile of so many maps takes.
  static int group(int maps) {
    return maps == 1 ? 4 : L == LANES ? 2 : 1;
  }

  /// Results of one map at four registers of columns.
  static void four(int taps, float[] x, int x0At, int x1At, int x2At, int x3At, float[] w, int wAt, float[] start,
      int startAt, float[] y, int y0At, int y1At, int y2At, int y3At) {
    oneByFour(taps, x, x0At, x1At, x2At, x3At, LANES, w, wAt, start, startAt, y, y0At, y1At, y2At, y3At);
  }

  /// Results of `maps` maps, `plane` floats apart in `y`, at two registers of columns.
  ///
  /// @param maps 8 or 4
  static void two(int maps, int taps, float[] x, int x0At, int x1At, float[] w, int wAt, float[] start, int startAt,
      float[] y, int y0At, int y1At, int plane) {
    switch (maps) {
      case 8 -> eightByTwo(taps, x, x0At, x1At, LANES, w, wAt, start, startAt, y, y0At, y1At, plane);
      default -> fourByTwo(taps, x, x0At, x1At, LANES, w, wAt, start, startAt, y, y0At, y1At, plane);
    }
  }

  /// Results of `maps` maps, `plane` floats apart in `y`, at one register of columns.
  ///
  /// @param maps 8, 4 or 1
  static void one(int maps, int taps, float[] x, int xAt, float[] w, int wAt, float[] start, int startAt, float[] y,
      int yAt, int plane) {
    switch (maps) {
      case 8 -> eightByOne(taps, x, xAt, LANES, w, wAt, start, startAt, y, yAt, plane);
      case 4 -> fourByOne(taps, x, xAt, LANES, w, wAt, start, startAt, y, yAt, plane);
      default -> oneByOne(taps, x, xAt, LANES, w, wAt, start, startAt, y, yAt, plane);
    }
  }

  private static void eightByTwo(int taps, float[] x, int x0At, int x1At, int stepIn, float[] w, int wAt,
      float[] start, int startAt, float[] y, int y0At, int y1At, int plane) {
    FloatVector y00 = FloatVector.broadcast(SPECIES, start[startAt]);
    FloatVector y10 = FloatVector.broadcast(SPECIES, start[startAt + 1]);
    FloatVector y20 = FloatVector.broadcast(SPECIES, start[startAt + 2]);
    FloatVector y30 = FloatVector.broadcast(SPECIES, start[startAt + 3]);
    FloatVector y40 = FloatVector.broadcast(SPECIES, start[startAt + 4]);
    FloatVector y50 = FloatVector.broadcast(SPECIES, start[startAt + 5]);
    FloatVector y60 = FloatVector.broadcast(SPECIES, start[startAt + 6]);
    FloatVector y70 = FloatVector.broadcast(SPECIES, start[startAt + 7]);
    FloatVector y01 = y00;
    FloatVector y11 = y10;
    FloatVector y21 = y20;
    FloatVector y31 = y30;
    FloatVector y41 = y40;
    FloatVector y51 = y50;
    FloatVector y61 = y60;
    FloatVector y71 = y70;
    int step = L == LANES ? stepIn : LANES;
    for (int t = 0, tap = wAt; t < taps * step; t += step, tap += 8) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, x0At + t);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, x1At + t);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[tap]);
      y00 = w0.fma(x0, y00);
      y01 = w0.fma(x1, y01);
      FloatVector w1 = FloatVector.broadcast(SPECIES, w[tap + 1]);
      y10 = w1.fma(x0, y10);
      y11 = w1.fma(x1, y11);
      FloatVector w2 = FloatVector.broadcast(SPECIES, w[tap + 2]);
      y20 = w2.fma(x0, y20);
      y21 = w2.fma(x1, y21);
      FloatVector w3 = FloatVector.broadcast(SPECIES, w[tap + 3]);
      y30 = w3.fma(x0, y30);
      y31 = w3.fma(x1, y31);
      FloatVector w4 = FloatVector.broadcast(SPECIES, w[tap + 4]);
      y40 = w4.fma(x0, y40);
      y41 = w4.fma(x1, y41);
      FloatVector w5 = FloatVector.broadcast(SPECIES, w[tap + 5]);
      y50 = w5.fma(x0, y50);
      y51 = w5.fma(x1, y51);
      FloatVector w6 = FloatVector.broadcast(SPECIES, w[tap + 6]);
      y60 = w6.fma(x0, y60);
      y61 = w6.fma(x1, y61);
      FloatVector w7 = FloatVector.broadcast(SPECIES, w[tap + 7]);
      y70 = w7.fma(x0, y70);
      y71 = w7.fma(x1, y71);
    }
    y00.intoArray(y, y0At);
    y01.intoArray(y, y1At);
    y10.intoArray(y, y0At + plane);
    y11.intoArray(y, y1At + plane);
    y20.intoArray(y, y0At + 2 * plane);
    y21.intoArray(y, y1At + 2 * plane);
    y30.intoArray(y, y0At + 3 * plane);
    y31.intoArray(y, y1At + 3 * plane);
    y40.intoArray(y, y0At + 4 * plane);
    y41.intoArray(y, y1At + 4 * plane);
    y50.intoArray(y, y0At + 5 * plane);
    y51.intoArray(y, y1At + 5 * plane);
    y60.intoArray(y, y0At + 6 * plane);
    y61.intoArray(y, y1At + 6 * plane);
    y70.intoArray(y, y0At + 7 * plane);
    y71.intoArray(y, y1At + 7 * plane);
  }

  private static void eightByOne(int taps, float[] x, int x0At, int stepIn, float[] w, int wAt,
      float[] start, int startAt, float[] y, int y0At, int plane) {
    FloatVector y00 = FloatVector.broadcast(SPECIES, start[startAt]);
    FloatVector y10 = FloatVector.broadcast(SPECIES, start[startAt + 1]);
    FloatVector y20 = FloatVector.broadcast(SPECIES, start[startAt + 2]);
    FloatVector y30 = FloatVector.broadcast(SPECIES, start[startAt + 3]);
    FloatVector y40 = FloatVector.broadcast(SPECIES, start[startAt + 4]);
    FloatVector y50 = FloatVector.broadcast(SPECIES, start[startAt + 5]);
    FloatVector y60 = FloatVector.broadcast(SPECIES, start[startAt + 6]);
    FloatVector y70 = FloatVector.broadcast(SPECIES, start[startAt + 7]);
    int step = L == LANES ? stepIn : LANES;
    for (int t = 0, tap = wAt; t < taps * step; t += step, tap += 8) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, x0At + t);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[tap]);
      y00 = w0.fma(x0, y00);
      FloatVector w1 = FloatVector.broadcast(SPECIES, w[tap + 1]);
      y10 = w1.fma(x0, y10);
      FloatVector w2 = FloatVector.broadcast(SPECIES, w[tap + 2]);
      y20 = w2.fma(x0, y20);
      FloatVector w3 = FloatVector.broadcast(SPECIES, w[tap + 3]);
      y30 = w3.fma(x0, y30);
      FloatVector w4 = FloatVector.broadcast(SPECIES, w[tap + 4]);
      y40 = w4.fma(x0, y40);
      FloatVector w5 = FloatVector.broadcast(SPECIES, w[tap + 5]);
      y50 = w5.fma(x0, y50);
      FloatVector w6 = FloatVector.broadcast(SPECIES, w[tap + 6]);
      y60 = w6.fma(x0, y60);
      FloatVector w7 = FloatVector.broadcast(SPECIES, w[tap + 7]);
      y70 = w7.fma(x0, y70);
    }
    y00.intoArray(y, y0At);
    y10.intoArray(y, y0At + plane);
    y20.intoArray(y, y0At + 2 * plane);
    y30.intoArray(y, y0At + 3 * plane);
    y40.intoArray(y, y0At + 4 * plane);
    y50.intoArray(y, y0At + 5 * plane);
    y60.intoArray(y, y0At + 6 * plane);
    y70.intoArray(y, y0At + 7 * plane);
  }

  private static void fourByTwo(int taps, float[] x, int x0At, int x1At, int stepIn, float[] w, int wAt,
      float[] start, int startAt, float[] y, int y0At, int y1At, int plane) {
    FloatVector y00 = FloatVector.broadcast(SPECIES, start[startAt]);
    FloatVector y10 = FloatVector.broadcast(SPECIES, start[startAt + 1]);
    FloatVector y20 = FloatVector.broadcast(SPECIES, start[startAt + 2]);
    FloatVector y30 = FloatVector.broadcast(SPECIES, start[startAt + 3]);
    FloatVector y01 = y00;
    FloatVector y11 = y10;
    FloatVector y21 = y20;
    FloatVector y31 = y30;
    int step = L == LANES ? stepIn : LANES;
    for (int t = 0, tap = wAt; t < taps * step; t += step, tap += 4) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, x0At + t);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, x1At + t);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[tap]);
      y00 = w0.fma(x0, y00);
      y01 = w0.fma(x1, y01);
      FloatVector w1 = FloatVector.broadcast(SPECIES, w[tap + 1]);
      y10 = w1.fma(x0, y10);
      y11 = w1.fma(x1, y11);
      FloatVector w2 = FloatVector.broadcast(SPECIES, w[tap + 2]);
      y20 = w2.fma(x0, y20);
      y21 = w2.fma(x1, y21);
      FloatVector w3 = FloatVector.broadcast(SPECIES, w[tap + 3]);
      y30 = w3.fma(x0, y30);
      y31 = w3.fma(x1, y31);
    }
    y00.intoArray(y, y0At);
    y01.intoArray(y, y1At);
    y10.intoArray(y, y0At + plane);
    y11.intoArray(y, y1At + plane);
    y20.intoArray(y, y0At + 2 * plane);
    y21.intoArray(y, y1At + 2 * plane);
    y30.intoArray(y, y0At + 3 * plane);
    y31.intoArray(y, y1At + 3 * plane);
  }

  private static void fourByOne(int taps, float[] x, int x0At, int stepIn, float[] w, int wAt,
      float[] start, int startAt, float[] y, int y0At, int plane) {
    FloatVector y00 = FloatVector.broadcast(SPECIES, start[startAt]);
    FloatVector y10 = FloatVector.broadcast(SPECIES, start[startAt + 1]);
    FloatVector y20 = FloatVector.broadcast(SPECIES, start[startAt + 2]);
    FloatVector y30 = FloatVector.broadcast(SPECIES, start[startAt + 3]);
    int step = L == LANES ? stepIn : LANES;
    for (int t = 0, tap = wAt; t < taps * step; t += step, tap += 4) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, x0At + t);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[tap]);
      y00 = w0.fma(x0, y00);
      FloatVector w1 = FloatVector.broadcast(SPECIES, w[tap + 1]);
      y10 = w1.fma(x0, y10);
      FloatVector w2 = FloatVector.broadcast(SPECIES, w[tap + 2]);
      y20 = w2.fma(x0, y20);
      FloatVector w3 = FloatVector.broadcast(SPECIES, w[tap + 3]);
      y30 = w3.fma(x0, y30);
    }
    y00.intoArray(y, y0At);
    y10.intoArray(y, y0At + plane);
    y20.intoArray(y, y0At + 2 * plane);
    y30.intoArray(y, y0At + 3 * plane);
  }

  private static void oneByFour(int taps, float[] x, int x0At, int x1At, int x2At, int x3At, int stepIn, float[] w, int wAt,
      float[] start, int startAt, float[] y, int y0At, int y1At, int y2At, int y3At) {
    FloatVector y00 = FloatVector.broadcast(SPECIES, start[startAt]);
    FloatVector y01 = y00;
    FloatVector y02 = y00;
    FloatVector y03 = y00;
    int step = L == LANES ? stepIn : LANES;
    for (int t = 0, tap = wAt; t < taps * step; t += step, tap++) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, x0At + t);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, x1At + t);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, x2At + t);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, x3At + t);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[tap]);
      y00 = w0.fma(x0, y00);
      y01 = w0.fma(x1, y01);
      y02 = w0.fma(x2, y02);
      y03 = w0.fma(x3, y03);
    }
    y00.intoArray(y, y0At);
    y01.intoArray(y, y1At);
    y02.intoArray(y, y2At);
    y03.intoArray(y, y3At);
  }

  private static void oneByOne(int taps, float[] x, int x0At, int stepIn, float[] w, int wAt,
      float[] start, int startAt, float[] y, int y0At, int plane) {
    FloatVector y00 = FloatVector.broadcast(SPECIES, start[startAt]);
    int step = L == LANES ? stepIn : LANES;
    for (int t = 0, tap = wAt; t < taps * step; t += step, tap++) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, x0At + t);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[tap]);
      y00 = w0.fma(x0, y00);
    }
    y00.intoArray(y, y0At);
  }
}
