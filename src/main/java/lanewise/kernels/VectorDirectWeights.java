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

  static void fourMapsTwoColumns(ConvGeometry g, int images, int k, int c, int r, int s, float[] workspace,
      int imagesAt, int gradientsAt, int lanesAt) {
    int columns = PaddedOutput.rowFloats(g);
    int plane = g.outputHeight() * columns;
    int end = g.endOutputRow(r);
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
        for (int p = g.firstOutputRow(r); p < end; p++) {
          int yRow = gradientsAt + n * PaddedOutput.floats(g) + k * plane + p * columns;
          int xRow = rowStart(g, n, c, p, r, imagesAt) + columnStart(g, s);
          for (int q = group; q < columns; q += LANES) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, workspace, xRow + q);
            FloatVector x1 = FloatVector.fromArray(SPECIES, workspace, xRow + next + q);
            FloatVector y0 = FloatVector.fromArray(SPECIES, workspace, yRow + q);
            FloatVector y1 = FloatVector.fromArray(SPECIES, workspace, yRow + plane + q);
            FloatVector y2 = FloatVector.fromArray(SPECIES, workspace, yRow + 2 * plane + q);
            FloatVector y3 = FloatVector.fromArray(SPECIES, workspace, yRow + 3 * plane + q);
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
    int columns = PaddedOutput.rowFloats(g);
    int plane = g.outputHeight() * columns;
    int end = g.endOutputRow(r);
    for (int group = 0; group < LANES; group += L) {
      FloatVector d0 = FloatVector.zero(SPECIES);
      FloatVector d1 = d0;
      FloatVector d2 = d0;
      FloatVector d3 = d0;
      for (int n = 0; n < images; n++) {
        for (int p = g.firstOutputRow(r); p < end; p++) {
          int yRow = gradientsAt + n * PaddedOutput.floats(g) + k * plane + p * columns;
          int xRow = rowStart(g, n, c, p, r, imagesAt) + columnStart(g, s);
          for (int q = group; q < columns; q += LANES) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, workspace, xRow + q);
            d0 = FloatVector.fromArray(SPECIES, workspace, yRow + q).fma(x0, d0);
            d1 = FloatVector.fromArray(SPECIES, workspace, yRow + plane + q).fma(x0, d1);
            d2 = FloatVector.fromArray(SPECIES, workspace, yRow + 2 * plane + q).fma(x0, d2);
            d3 = FloatVector.fromArray(SPECIES, workspace, yRow + 3 * plane + q).fma(x0, d3);
          }
        }
      }
      int at = lanesAt + group;
      d0.intoArray(workspace, at);
      d1.intoArray(workspace, at + LANES);
      d2.intoArray(workspace, at + 2 * LANES);
      d3.intoArray(workspace, at + 3 * LANES);
    }
  }

  static void oneMapOneColumn(ConvGeometry g, int images, int k, int c, int r, int s, float[] workspace,
      int imagesAt, int gradientsAt, int lanesAt) {
    int columns = PaddedOutput.rowFloats(g);
    int end = g.endOutputRow(r);
    for (int group = 0; group < LANES; group += L) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int n = 0; n < images; n++) {
        for (int p = g.firstOutputRow(r); p < end; p++) {
          int yRow = gradientsAt + n * PaddedOutput.floats(g) + (k * g.outputHeight() + p) * columns;
          int xRow = rowStart(g, n, c, p, r, imagesAt) + columnStart(g, s);
          for (int q = group; q < columns; q += LANES) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, workspace, xRow + q);
            sum = FloatVector.fromArray(SPECIES, workspace, yRow + q).fma(x0, sum);
          }
        }
      }
      sum.intoArray(workspace, lanesAt + group);
    }
  }

  /// Adds `length` elements of `dy` to the 16 lanes, element i to lane i mod 16.
  static void addPlane(int length, float[] dy, int dyAt, float[] lanes, int lanesAt) {
    for (int group = 0; group < LANES; group += L) {
      FloatVector sum = FloatVector.fromArray(SPECIES, lanes, lanesAt + group);
      int i = group;
      for (; i + L <= length; i += LANES) {
        sum = sum.add(FloatVector.fromArray(SPECIES, dy, dyAt + i));
      }
      VectorMask<Float> inside = SPECIES.indexInRange(i, length);
      sum.add(FloatVector.fromArray(SPECIES, dy, dyAt + i, inside), inside).intoArray(lanes, lanesAt + group);
    }
  }

  private static int rowStart(ConvGeometry g, int n, int c, int p, int r, int imagesAt) {
    int h = p * g.strideHeight() + r - g.padTop();
    return imagesAt + n * PaddedImage.floats(g) + (c * g.height() + h) * PaddedImage.rowFloats(g);
  }

  private static int columnStart(ConvGeometry g, int s) {
    return s % g.strideWidth() * PaddedImage.phaseWidth(g) + s / g.strideWidth();
  }
}
