package lanewise.kernels.conv;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The register tiles of [VectorDirectConv]'s input gradient: all phases and indices (see [PaddedGradient]) of one or
/// two input rows, `strideHeight` apart, of one or four channels. Two rows need the same range of filter rows.
final class VectorDirectInput {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  private VectorDirectInput() {}

  static void fourChannelsTwoRows(ConvGeometry g, int c, int h, float[] dy, int dyAt, float[] w, int wAt,
      float[] rows, int upperAt, int lowerAt) {
    int channelFloats = g.kernelHeight() * g.kernelWidth();
    int rowFloats = PaddedGradient.dxRowFloats(g);
    int phaseWidth = PaddedGradient.phaseWidth(g);
    int below = PaddedGradient.dyRowFloats(g);
    int stride = g.strideWidth();
    for (int phase = 0; phase < stride; phase++) {
      for (int j = 0; j < phaseWidth; j += L) {
        FloatVector d00 = FloatVector.zero(SPECIES);
        FloatVector d01 = d00;
        FloatVector d10 = d00;
        FloatVector d11 = d00;
        FloatVector d20 = d00;
        FloatVector d21 = d00;
        FloatVector d30 = d00;
        FloatVector d31 = d00;
        for (int k = 0; k < g.maps(); k++) {
          for (int r = g.firstFilterRowReading(h); r < g.endFilterRowReading(h); r += g.strideHeight()) {
            int column = rowStart(g, k, h, r, dyAt) + j;
            int row = wAt + g.filterRow(k, c, r);
            for (int s = phase; s < g.kernelWidth(); s += stride, column--) {
              int tap = row + s;
              FloatVector y0 = FloatVector.fromArray(SPECIES, dy, column);
              FloatVector y1 = FloatVector.fromArray(SPECIES, dy, column + below);
              FloatVector w0 = FloatVector.broadcast(SPECIES, w[tap]);
              FloatVector w1 = FloatVector.broadcast(SPECIES, w[tap + channelFloats]);
              FloatVector w2 = FloatVector.broadcast(SPECIES, w[tap + 2 * channelFloats]);
              FloatVector w3 = FloatVector.broadcast(SPECIES, w[tap + 3 * channelFloats]);
              d00 = w0.fma(y0, d00);
              d01 = w0.fma(y1, d01);
              d10 = w1.fma(y0, d10);
              d11 = w1.fma(y1, d11);
              d20 = w2.fma(y0, d20);
              d21 = w2.fma(y1, d21);
              d30 = w3.fma(y0, d30);
              d31 = w3.fma(y1, d31);
            }
          }
        }
        int at = phase * phaseWidth + j;
        d00.intoArray(rows, upperAt + at);
        d01.intoArray(rows, lowerAt + at);
        d10.intoArray(rows, upperAt + rowFloats + at);
        d11.intoArray(rows, lowerAt + rowFloats + at);
        d20.intoArray(rows, upperAt + 2 * rowFloats + at);
        d21.intoArray(rows, lowerAt + 2 * rowFloats + at);
        d30.intoArray(rows, upperAt + 3 * rowFloats + at);
        d31.intoArray(rows, lowerAt + 3 * rowFloats + at);
      }
    }
  }

  static void fourChannelsOneRow(ConvGeometry g, int c, int h, float[] dy, int dyAt, float[] w, int wAt,
      float[] rows, int rowsAt) {
    int channelFloats = g.kernelHeight() * g.kernelWidth();
    int rowFloats = PaddedGradient.dxRowFloats(g);
    int phaseWidth = PaddedGradient.phaseWidth(g);
    int stride = g.strideWidth();
    for (int phase = 0; phase < stride; phase++) {
      for (int j = 0; j < phaseWidth; j += L) {
        FloatVector d0 = FloatVector.zero(SPECIES);
        FloatVector d1 = d0;
        FloatVector d2 = d0;
        FloatVector d3 = d0;
        for (int k = 0; k < g.maps(); k++) {
          for (int r = g.firstFilterRowReading(h); r < g.endFilterRowReading(h); r += g.strideHeight()) {
            int column = rowStart(g, k, h, r, dyAt) + j;
            int row = wAt + g.filterRow(k, c, r);
            for (int s = phase; s < g.kernelWidth(); s += stride, column--) {
              int tap = row + s;
              FloatVector y0 = FloatVector.fromArray(SPECIES, dy, column);
              d0 = FloatVector.broadcast(SPECIES, w[tap]).fma(y0, d0);
              d1 = FloatVector.broadcast(SPECIES, w[tap + channelFloats]).fma(y0, d1);
              d2 = FloatVector.broadcast(SPECIES, w[tap + 2 * channelFloats]).fma(y0, d2);
              d3 = FloatVector.broadcast(SPECIES, w[tap + 3 * channelFloats]).fma(y0, d3);
            }
          }
        }
        int at = rowsAt + phase * phaseWidth + j;
        d0.intoArray(rows, at);
        d1.intoArray(rows, at + rowFloats);
        d2.intoArray(rows, at + 2 * rowFloats);
        d3.intoArray(rows, at + 3 * rowFloats);
      }
    }
  }

  static void oneChannelOneRow(ConvGeometry g, int c, int h, float[] dy, int dyAt, float[] w, int wAt,
      float[] rows, int rowAt) {
    int phaseWidth = PaddedGradient.phaseWidth(g);
    int stride = g.strideWidth();
    for (int phase = 0; phase < stride; phase++) {
      for (int j = 0; j < phaseWidth; j += L) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int k = 0; k < g.maps(); k++) {
          for (int r = g.firstFilterRowReading(h); r < g.endFilterRowReading(h); r += g.strideHeight()) {
            int column = rowStart(g, k, h, r, dyAt) + j;
            int row = wAt + g.filterRow(k, c, r);
            for (int s = phase; s < g.kernelWidth(); s += stride, column--) {
              sum = FloatVector.broadcast(SPECIES, w[row + s]).fma(FloatVector.fromArray(SPECIES, dy, column), sum);
            }
          }
        }
        sum.intoArray(rows, rowAt + phase * phaseWidth + j);
      }
    }
  }

  /// Where the padded gradient row stands that filter row r sends to input row h, at the first index of t = 0.
  private static int rowStart(ConvGeometry g, int k, int h, int r, int dyAt) {
    int p = (h + g.padTop() - r) / g.strideHeight();
    return dyAt + (k * g.outputHeight() + p) * PaddedGradient.dyRowFloats(g) + PaddedGradient.origin(g);
  }
}
