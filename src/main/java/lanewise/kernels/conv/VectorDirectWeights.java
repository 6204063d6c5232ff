package lanewise.kernels.conv;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.common.LaneTree;

/// The register tiles of [VectorDirectConv]'s weight gradient: the 16 logical lanes of one or four maps by one to three
/// filter columns. A register narrower than 16 lanes goes over the images once for each group of lanes. Lanes of map i
/// and column j are left at `lanesAt + (4·j + i) · 16`.
final class VectorDirectWeights {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int LANES = LaneTree.LANES;

  private VectorDirectWeights() {}

  static void fourMapsThreeColumns(ConvGeometry g, int images, int k, int c, int r, int s, float[] workspace,
      int imagesAt, int gradientsAt, int lanesAt) {
    int rowFloats = PaddedOutput.rowFloats(g);
    int plane = g.outputHeight() * rowFloats;
    int rows = g.endOutputRow(r) - g.firstOutputRow(r);
    int xStep = g.strideHeight() * PaddedImage.rowFloats(g);
    int xFirst = imagesAt + imageStart(g, c, r, s);
    int x1Offset = PaddedImage.column(g, s + 1) - PaddedImage.column(g, s);
    int x2Offset = PaddedImage.column(g, s + 2) - PaddedImage.column(g, s);
    int yFirst = gradientsAt + (k * g.outputHeight() + g.firstOutputRow(r)) * rowFloats;
    for (int group = 0; group < LANES; group += L) {
      FloatVector d00 = FloatVector.zero(SPECIES);
      FloatVector d01 = d00;
      FloatVector d02 = d00;
      FloatVector d10 = d00;
      FloatVector d11 = d00;
      FloatVector d12 = d00;
      FloatVector d20 = d00;
      FloatVector d21 = d00;
      FloatVector d22 = d00;
      FloatVector d30 = d00;
      FloatVector d31 = d00;
      FloatVector d32 = d00;
      for (int q = group; q < rowFloats; q += LANES) {
        for (int n = 0; n < images; n++) {
          int x = xFirst + n * PaddedImage.floats(g) + q;
          int y = yFirst + n * PaddedOutput.floats(g) + q;
          for (int row = 0; row < rows; row++, x += xStep, y += rowFloats) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, workspace, x);
            FloatVector x1 = FloatVector.fromArray(SPECIES, workspace, x + x1Offset);
            FloatVector x2 = FloatVector.fromArray(SPECIES, workspace, x + x2Offset);
            FloatVector y0 = FloatVector.fromArray(SPECIES, workspace, y);
            d00 = y0.fma(x0, d00);
            d01 = y0.fma(x1, d01);
            d02 = y0.fma(x2, d02);
            FloatVector y1 = FloatVector.fromArray(SPECIES, workspace, y + plane);
            d10 = y1.fma(x0, d10);
            d11 = y1.fma(x1, d11);
            d12 = y1.fma(x2, d12);
            FloatVector y2 = FloatVector.fromArray(SPECIES, workspace, y + 2 * plane);
            d20 = y2.fma(x0, d20);
            d21 = y2.fma(x1, d21);
            d22 = y2.fma(x2, d22);
            FloatVector y3 = FloatVector.fromArray(SPECIES, workspace, y + 3 * plane);
            d30 = y3.fma(x0, d30);
            d31 = y3.fma(x1, d31);
            d32 = y3.fma(x2, d32);
          }
        }
      }
      int at = lanesAt + group;
      d00.intoArray(workspace, at);
      d10.intoArray(workspace, at + LANES);
      d20.intoArray(workspace, at + 2 * LANES);
      d30.intoArray(workspace, at + 3 * LANES);
      d01.intoArray(workspace, at + 4 * LANES);
      d11.intoArray(workspace, at + 5 * LANES);
      d21.intoArray(workspace, at + 6 * LANES);
      d31.intoArray(workspace, at + 7 * LANES);
      d02.intoArray(workspace, at + 8 * LANES);
      d12.intoArray(workspace, at + 9 * LANES);
      d22.intoArray(workspace, at + 10 * LANES);
      d32.intoArray(workspace, at + 11 * LANES);
    }
  }

  static void fourMapsTwoColumns(ConvGeometry g, int images, int k, int c, int r, int s, float[] workspace,
      int imagesAt, int gradientsAt, int lanesAt) {
    int rowFloats = PaddedOutput.rowFloats(g);
    int plane = g.outputHeight() * rowFloats;
    int rows = g.endOutputRow(r) - g.firstOutputRow(r);
    int xStep = g.strideHeight() * PaddedImage.rowFloats(g);
    int xFirst = imagesAt + imageStart(g, c, r, s);
    int x1Offset = PaddedImage.column(g, s + 1) - PaddedImage.column(g, s);
    int yFirst = gradientsAt + (k * g.outputHeight() + g.firstOutputRow(r)) * rowFloats;
    for (int group = 0; group < LANES; group += L) {
      FloatVector d00 = FloatVector.zero(SPECIES);
      FloatVector d01 = d00;
      FloatVector d10 = d00;
      FloatVector d11 = d00;
      FloatVector d20 = d00;
      FloatVector d21 = d00;
      FloatVector d30 = d00;
      FloatVector d31 = d00;
      for (int q = group; q < rowFloats; q += LANES) {
        for (int n = 0; n < images; n++) {
          int x = xFirst + n * PaddedImage.floats(g) + q;
          int y = yFirst + n * PaddedOutput.floats(g) + q;
          for (int row = 0; row < rows; row++, x += xStep, y += rowFloats) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, workspace, x);
            FloatVector x1 = FloatVector.fromArray(SPECIES, workspace, x + x1Offset);
            FloatVector y0 = FloatVector.fromArray(SPECIES, workspace, y);
            d00 = y0.fma(x0, d00);
            d01 = y0.fma(x1, d01);
            FloatVector y1 = FloatVector.fromArray(SPECIES, workspace, y + plane);
            d10 = y1.fma(x0, d10);
            d11 = y1.fma(x1, d11);
            FloatVector y2 = FloatVector.fromArray(SPECIES, workspace, y + 2 * plane);
            d20 = y2.fma(x0, d20);
            d21 = y2.fma(x1, d21);
            FloatVector y3 = FloatVector.fromArray(SPECIES, workspace, y + 3 * plane);
            d30 = y3.fma(x0, d30);
            d31 = y3.fma(x1, d31);
          }
        }
      }
      int at = lanesAt + group;
      d00.intoArray(workspace, at);
      d10.intoArray(workspace, at + LANES);
      d20.intoArray(workspace, at + 2 * LANES);
      d30.intoArray(workspace, at + 3 * LANES);
      d01.intoArray(workspace, at + 4 * LANES);
      d11.intoArray(workspace, at + 5 * LANES);
      d21.intoArray(workspace, at + 6 * LANES);
      d31.intoArray(workspace, at + 7 * LANES);
    }
  }

  static void fourMapsOneColumn(ConvGeometry g, int images, int k, int c, int r, int s, float[] workspace,
      int imagesAt, int gradientsAt, int lanesAt) {
    int rowFloats = PaddedOutput.rowFloats(g);
    int plane = g.outputHeight() * rowFloats;
    int rows = g.endOutputRow(r) - g.firstOutputRow(r);
    int xStep = g.strideHeight() * PaddedImage.rowFloats(g);
    int xFirst = imagesAt + imageStart(g, c, r, s);
    int yFirst = gradientsAt + (k * g.outputHeight() + g.firstOutputRow(r)) * rowFloats;
    for (int group = 0; group < LANES; group += L) {
      FloatVector d00 = FloatVector.zero(SPECIES);
      FloatVector d10 = d00;
      FloatVector d20 = d00;
      FloatVector d30 = d00;
      for (int q = group; q < rowFloats; q += LANES) {
        for (int n = 0; n < images; n++) {
          int x = xFirst + n * PaddedImage.floats(g) + q;
          int y = yFirst + n * PaddedOutput.floats(g) + q;
          for (int row = 0; row < rows; row++, x += xStep, y += rowFloats) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, workspace, x);
            FloatVector y0 = FloatVector.fromArray(SPECIES, workspace, y);
            d00 = y0.fma(x0, d00);
            FloatVector y1 = FloatVector.fromArray(SPECIES, workspace, y + plane);
            d10 = y1.fma(x0, d10);
            FloatVector y2 = FloatVector.fromArray(SPECIES, workspace, y + 2 * plane);
            d20 = y2.fma(x0, d20);
            FloatVector y3 = FloatVector.fromArray(SPECIES, workspace, y + 3 * plane);
            d30 = y3.fma(x0, d30);
          }
        }
      }
      int at = lanesAt + group;
      d00.intoArray(workspace, at);
      d10.intoArray(workspace, at + LANES);
      d20.intoArray(workspace, at + 2 * LANES);
      d30.intoArray(workspace, at + 3 * LANES);
    }
  }

  static void oneMapOneColumn(ConvGeometry g, int images, int k, int c, int r, int s, float[] workspace,
      int imagesAt, int gradientsAt, int lanesAt) {
    int rowFloats = PaddedOutput.rowFloats(g);
    int rows = g.endOutputRow(r) - g.firstOutputRow(r);
    int xStep = g.strideHeight() * PaddedImage.rowFloats(g);
    int xFirst = imagesAt + imageStart(g, c, r, s);
    int yFirst = gradientsAt + (k * g.outputHeight() + g.firstOutputRow(r)) * rowFloats;
    for (int group = 0; group < LANES; group += L) {
      FloatVector d00 = FloatVector.zero(SPECIES);
      for (int q = group; q < rowFloats; q += LANES) {
        for (int n = 0; n < images; n++) {
          int x = xFirst + n * PaddedImage.floats(g) + q;
          int y = yFirst + n * PaddedOutput.floats(g) + q;
          for (int row = 0; row < rows; row++, x += xStep, y += rowFloats) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, workspace, x);
            FloatVector y0 = FloatVector.fromArray(SPECIES, workspace, y);
            d00 = y0.fma(x0, d00);
          }
        }
      }
      d00.intoArray(workspace, lanesAt + group);
    }
  }

  /// Where an image has what filter row r and column s read for the first output row that they reach.
  private static int imageStart(ConvGeometry g, int c, int r, int s) {
    int h = g.firstOutputRow(r) * g.strideHeight() + r - g.padTop();
    return PaddedImage.row(g, c, h) + PaddedImage.column(g, s);
  }
}
