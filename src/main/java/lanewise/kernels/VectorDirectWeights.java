package lanewise.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The register tiles of [VectorDirectConv]'s weight gradient: the 16 logical lanes of one or four maps by one or two filter
/// columns. A register narrower than 16 lanes goes over the images once for each group of lanes. Lanes of map i and
/// column j are left at `lanesAt + (4·j + i) · 16`.
final class VectorDirectWeights {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int LANES = LaneTree.LANES;

  private VectorDirectWeights() {}

  static void fourMapsTwoColumns(ConvGeometry g, int images, int k, int c, int r, int s, float[] x, int xAt,
      float[] dy, int dyAt, float[] lanes, int lanesAt) {
    int columns = g.outputWidth();
    int plane = g.outputHeight() * columns;
    int first = firstRow(g, r);
    int end = endRow(g, r);
    int next = columnStart(g, s + 1) - columnStart(g, s);
    for (int group = 0; group < LANES; group += L) {
      FloatVector d00 = FloatVector.zero(SPECIES);
      FloatVector d10 = d00;
      FloatVector d20 = d00;
      FloatVector d30 = d00;
      FloatVector d01 = d00;
      FloatVector d11 = d00;
      FloatVector d21 = d00;
      FloatVector d31 = d00;
      for (int n = 0; n < images; n++) {
        for (int p = first; p < end; p++) {
          int yRow = dyAt + n * g.outputFloats() + k * plane + p * columns;
          int xRow = rowStart(g, n, c, p, r, xAt) + columnStart(g, s);
          for (int q = group; q < columns; q += LANES) {
            VectorMask<Float> inside = SPECIES.indexInRange(q, columns);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, xRow + q, inside);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, xRow + next + q, inside);
            FloatVector y0 = FloatVector.fromArray(SPECIES, dy, yRow + q, inside);
            FloatVector y1 = FloatVector.fromArray(SPECIES, dy, yRow + plane + q, inside);
            FloatVector y2 = FloatVector.fromArray(SPECIES, dy, yRow + 2 * plane + q, inside);
            FloatVector y3 = FloatVector.fromArray(SPECIES, dy, yRow + 3 * plane + q, inside);
            d00 = y0.fma(x0, d00);
            d01 = y0.fma(x1, d01);
            d10 = y1.fma(x0, d10);
            d11 = y1.fma(x1, d11);
            d20 = y2.fma(x0, d20);
            d21 = y2.fma(x1, d21);
            d30 = y3.fma(x0, d30);
            d31 = y3.fma(x1, d31);
          }
        }
      }
      int at = lanesAt + group;
      d00.intoArray(lanes, at);
      d10.intoArray(lanes, at + LANES);
      d20.intoArray(lanes, at + 2 * LANES);
      d30.intoArray(lanes, at + 3 * LANES);
      d01.intoArray(lanes, at + 4 * LANES);
      d11.intoArray(lanes, at + 5 * LANES);
      d21.intoArray(lanes, at + 6 * LANES);
      d31.intoArray(lanes, at + 7 * LANES);
    }
  }

  static void fourMapsOneColumn(ConvGeometry g, int images, int k, int c, int r, int s, float[] x, int xAt,
      float[] dy, int dyAt, float[] lanes, int lanesAt) {
    int columns = g.outputWidth();
    int plane = g.outputHeight() * columns;
    int first = firstRow(g, r);
    int end = endRow(g, r);
    for (int group = 0; group < LANES; group += L) {
      FloatVector d0 = FloatVector.zero(SPECIES);
      FloatVector d1 = d0;
      FloatVector d2 = d0;
      FloatVector d3 = d0;
      for (int n = 0; n < images; n++) {
        for (int p = first; p < end; p++) {
          int yRow = dyAt + n * g.outputFloats() + k * plane + p * columns;
          int xRow = rowStart(g, n, c, p, r, xAt) + columnStart(g, s);
          for (int q = group; q < columns; q += LANES) {
            VectorMask<Float> inside = SPECIES.indexInRange(q, columns);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, xRow + q, inside);
            d0 = FloatVector.fromArray(SPECIES, dy, yRow + q, inside).fma(x0, d0);
            d1 = FloatVector.fromArray(SPECIES, dy, yRow + plane + q, inside).fma(x0, d1);
            d2 = FloatVector.fromArray(SPECIES, dy, yRow + 2 * plane + q, inside).fma(x0, d2);
            d3 = FloatVector.fromArray(SPECIES, dy, yRow + 3 * plane + q, inside).fma(x0, d3);
          }
        }
      }
      int at = lanesAt + group;
      d0.intoArray(lanes, at);
      d1.intoArray(lanes, at + LANES);
      d2.intoArray(lanes, at + 2 * LANES);
      d3.intoArray(lanes, at + 3 * LANES);
    }
  }

  static void oneMapOneColumn(ConvGeometry g, int images, int k, int c, int r, int s, float[] x, int xAt,
      float[] dy, int dyAt, float[] lanes, int lanesAt) {
    int columns = g.outputWidth();
    int first = firstRow(g, r);
    int end = endRow(g, r);
    for (int group = 0; group < LANES; group += L) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int n = 0; n < images; n++) {
        for (int p = first; p < end; p++) {
          int yRow = dyAt + n * g.outputFloats() + (k * g.outputHeight() + p) * columns;
          int xRow = rowStart(g, n, c, p, r, xAt) + columnStart(g, s);
          for (int q = group; q < columns; q += LANES) {
            VectorMask<Float> inside = SPECIES.indexInRange(q, columns);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, xRow + q, inside);
            sum = FloatVector.fromArray(SPECIES, dy, yRow + q, inside).fma(x0, sum);
          }
        }
      }
      sum.intoArray(lanes, lanesAt + group);
    }
  }

  /// Adds `length` elements of `dy` to the 16 lanes, element i to lane i mod 16.
  static void addPlane(int length, float[] dy, int dyAt, float[] lanes, int lanesAt) {
    for (int group = 0; group < LANES; group += L) {
      FloatVector sum = FloatVector.fromArray(SPECIES, lanes, lanesAt + group);
      for (int i = group; i < length; i += LANES) {
        sum = sum.add(FloatVector.fromArray(SPECIES, dy, dyAt + i, SPECIES.indexInRange(i, length)));
      }
      sum.intoArray(lanes, lanesAt + group);
    }
  }

  /// First output row whose filter row r lies in the image.
  private static int firstRow(ConvGeometry g, int r) {
    return Math.max(0, Math.ceilDiv(g.padTop() - r, g.strideHeight()));
  }

  /// One past the last output row whose filter row r lies in the image.
  private static int endRow(ConvGeometry g, int r) {
    return Math.min(g.outputHeight(), Math.ceilDiv(g.height() + g.padTop() - r, g.strideHeight()));
  }

  private static int rowStart(ConvGeometry g, int n, int c, int p, int r, int xAt) {
    int h = p * g.strideHeight() + r - g.padTop();
    return xAt + n * PaddedImage.floats(g) + (c * g.height() + h) * PaddedImage.rowFloats(g);
  }

  private static int columnStart(ConvGeometry g, int s) {
    return s % g.strideWidth() * PaddedImage.phaseWidth(g) + s / g.strideWidth();
  }
}
