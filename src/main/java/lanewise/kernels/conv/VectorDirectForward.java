package lanewise.kernels.conv;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The register tiles of [VectorDirectConv]'s forward pass: all output columns of one or two rows of one or four maps.
/// Two rows need the same range of filter rows.
final class VectorDirectForward {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  private VectorDirectForward() {}

  static void fourMapsTwoRows(ConvGeometry g, int k, int p, float[] x, int xAt, float[] w, int wAt, float[] b, int bAt,
      float[] y, int yAt) {
    int mapFloats = g.channels() * g.kernelHeight() * g.kernelWidth();
    int columns = g.outputWidth();
    int plane = g.outputHeight() * columns;
    int below = g.strideHeight() * PaddedImage.rowFloats(g);
    int phaseWidth = PaddedImage.phaseWidth(g);
    int stride = g.strideWidth();
    for (int q = 0; q < columns; q += L) {
      VectorMask<Float> inside = SPECIES.indexInRange(q, columns);
      FloatVector y00 = FloatVector.broadcast(SPECIES, b[bAt + k]);
      FloatVector y10 = FloatVector.broadcast(SPECIES, b[bAt + k + 1]);
      FloatVector y20 = FloatVector.broadcast(SPECIES, b[bAt + k + 2]);
      FloatVector y30 = FloatVector.broadcast(SPECIES, b[bAt + k + 3]);
      FloatVector y01 = y00;
      FloatVector y11 = y10;
      FloatVector y21 = y20;
      FloatVector y31 = y30;
      for (int c = 0; c < g.channels(); c++) {
        for (int r = g.firstFilterRow(p); r < g.endFilterRow(p); r++) {
          int column = rowStart(g, c, p, r, xAt) + q;
          int tap = wAt + g.filterRow(k, c, r);
          for (int s = 0, phase = 0; s < g.kernelWidth(); s++, tap++) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, column);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, column + below);
            FloatVector w0 = FloatVector.broadcast(SPECIES, w[tap]);
            FloatVector w1 = FloatVector.broadcast(SPECIES, w[tap + mapFloats]);
            FloatVector w2 = FloatVector.broadcast(SPECIES, w[tap + 2 * mapFloats]);
            FloatVector w3 = FloatVector.broadcast(SPECIES, w[tap + 3 * mapFloats]);
            y00 = w0.fma(x0, y00);
            y01 = w0.fma(x1, y01);
            y10 = w1.fma(x0, y10);
            y11 = w1.fma(x1, y11);
            y20 = w2.fma(x0, y20);
            y21 = w2.fma(x1, y21);
            y30 = w3.fma(x0, y30);
            y31 = w3.fma(x1, y31);
            column += phaseWidth;
            if (++phase == stride) {
              phase = 0;
              column += 1 - stride * phaseWidth;
            }
          }
        }
      }
      int at = yAt + k * plane + p * columns + q;
      y00.intoArray(y, at, inside);
      y01.intoArray(y, at + columns, inside);
      y10.intoArray(y, at + plane, inside);
      y11.intoArray(y, at + plane + columns, inside);
      y20.intoArray(y, at + 2 * plane, inside);
      y21.intoArray(y, at + 2 * plane + columns, inside);
      y30.intoArray(y, at + 3 * plane, inside);
      y31.intoArray(y, at + 3 * plane + columns, inside);
    }
  }

  static void fourMapsOneRow(ConvGeometry g, int k, int p, float[] x, int xAt, float[] w, int wAt, float[] b, int bAt,
      float[] y, int yAt) {
    int mapFloats = g.channels() * g.kernelHeight() * g.kernelWidth();
    int columns = g.outputWidth();
    int plane = g.outputHeight() * columns;
    int phaseWidth = PaddedImage.phaseWidth(g);
    int stride = g.strideWidth();
    for (int q = 0; q < columns; q += L) {
      VectorMask<Float> inside = SPECIES.indexInRange(q, columns);
      FloatVector y0 = FloatVector.broadcast(SPECIES, b[bAt + k]);
      FloatVector y1 = FloatVector.broadcast(SPECIES, b[bAt + k + 1]);
      FloatVector y2 = FloatVector.broadcast(SPECIES, b[bAt + k + 2]);
      FloatVector y3 = FloatVector.broadcast(SPECIES, b[bAt + k + 3]);
      for (int c = 0; c < g.channels(); c++) {
        for (int r = g.firstFilterRow(p); r < g.endFilterRow(p); r++) {
          int column = rowStart(g, c, p, r, xAt) + q;
          int tap = wAt + g.filterRow(k, c, r);
          for (int s = 0, phase = 0; s < g.kernelWidth(); s++, tap++) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, column);
            y0 = FloatVector.broadcast(SPECIES, w[tap]).fma(x0, y0);
            y1 = FloatVector.broadcast(SPECIES, w[tap + mapFloats]).fma(x0, y1);
            y2 = FloatVector.broadcast(SPECIES, w[tap + 2 * mapFloats]).fma(x0, y2);
            y3 = FloatVector.broadcast(SPECIES, w[tap + 3 * mapFloats]).fma(x0, y3);
            column += phaseWidth;
            if (++phase == stride) {
              phase = 0;
              column += 1 - stride * phaseWidth;
            }
          }
        }
      }
      int at = yAt + k * plane + p * columns + q;
      y0.intoArray(y, at, inside);
      y1.intoArray(y, at + plane, inside);
      y2.intoArray(y, at + 2 * plane, inside);
      y3.intoArray(y, at + 3 * plane, inside);
    }
  }

  static void oneMapOneRow(ConvGeometry g, int k, int p, float[] x, int xAt, float[] w, int wAt, float[] b, int bAt,
      float[] y, int yAt) {
    int columns = g.outputWidth();
    int phaseWidth = PaddedImage.phaseWidth(g);
    int stride = g.strideWidth();
    for (int q = 0; q < columns; q += L) {
      VectorMask<Float> inside = SPECIES.indexInRange(q, columns);
      FloatVector sum = FloatVector.broadcast(SPECIES, b[bAt + k]);
      for (int c = 0; c < g.channels(); c++) {
        for (int r = g.firstFilterRow(p); r < g.endFilterRow(p); r++) {
          int column = rowStart(g, c, p, r, xAt) + q;
          int tap = wAt + g.filterRow(k, c, r);
          for (int s = 0, phase = 0; s < g.kernelWidth(); s++, tap++) {
            sum = FloatVector.broadcast(SPECIES, w[tap]).fma(FloatVector.fromArray(SPECIES, x, column), sum);
            column += phaseWidth;
            if (++phase == stride) {
              phase = 0;
              column += 1 - stride * phaseWidth;
            }
          }
        }
      }
      sum.intoArray(y, yAt + (k * g.outputHeight() + p) * columns + q, inside);
    }
  }

  /// Where the padded row stands that filter row r reads for output row p.
  private static int rowStart(ConvGeometry g, int c, int p, int r, int xAt) {
    return xAt + PaddedImage.row(g, c, p * g.strideHeight() + r - g.padTop());
  }
}
