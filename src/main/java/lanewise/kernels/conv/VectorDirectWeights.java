package lanewise.kernels.conv;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.common.LaneTree;

/// The register tiles of [VectorDirectConv]'s weight gradient: one register of the 16 logical lanes, for one or four
/// maps by one to three neighbouring taps of a filter row. The lanes of map i and tap u are left at `(i · c · s + u) ·
/// 16`.
final class VectorDirectWeights {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = LaneTree.LANES;

  private VectorDirectWeights() {}

  /// How many taps the next tile takes when `remaining` are left: 5 are 3 and 2, 4 are 2 and 2.
  static int taps(int remaining) {
    return remaining == 4 ? 2 : Math.min(3, remaining);
  }

  /// @param maps up to [DirectConv#BLOCK]
  /// @param rows output rows that the taps' filter row reads the image for
  static void add(Correlation of, int images, int maps, int taps, int rows, float[] workspace, int xAt, int yAt,
      int lanesAt) {
    if (maps == DirectConv.BLOCK) {
      switch (taps) {
        case 3 -> fourByThree(of, images, rows, workspace, xAt, yAt, lanesAt);
        case 2 -> fourByTwo(of, images, rows, workspace, xAt, yAt, lanesAt);
        default -> fourByOne(of, images, rows, workspace, xAt, yAt, lanesAt);
      }
      return;
    }
    for (int i = 0; i < maps; i++) {
      int y = yAt + i * PaddedGradient.planeFloats(of);
      int lanes = lanesAt + i * of.rowTaps() * LANES;
      if (taps == 3) {
        oneByThree(of, images, rows, workspace, xAt, y, lanes);
        continue;
      }
      for (int u = 0; u < taps; u++) {
        oneByOne(of, images, rows, workspace, xAt + u * LANES, y, lanes + u * LANES);
      }
    }
  }

  private static void fourByThree(Correlation of, int images, int rows, float[] workspace, int xAt, int yAt, int lanesAt) {
    int xStep = of.strideHeight() * LoweredImage.rowFloats(of);
    int plane = PaddedGradient.planeFloats(of);
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
    for (int block = 0; block < images * of.blocks(); block++) {
      int x = xAt + block * LoweredImage.blockFloats(of);
      int y = yAt + block * PaddedGradient.blockFloats(of);
      int end = y + rows * LANES;
      while (y != end) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, workspace, x);
        FloatVector x1 = FloatVector.fromArray(SPECIES, workspace, x + LANES);
        FloatVector x2 = FloatVector.fromArray(SPECIES, workspace, x + 2 * LANES);
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
        x += xStep;
        y += LANES;
      }
    }
    int map = of.rowTaps() * LANES;
    d00.intoArray(workspace, lanesAt);
    d01.intoArray(workspace, lanesAt + LANES);
    d02.intoArray(workspace, lanesAt + 2 * LANES);
    d10.intoArray(workspace, lanesAt + map);
    d11.intoArray(workspace, lanesAt + map + LANES);
    d12.intoArray(workspace, lanesAt + map + 2 * LANES);
    d20.intoArray(workspace, lanesAt + 2 * map);
    d21.intoArray(workspace, lanesAt + 2 * map + LANES);
    d22.intoArray(workspace, lanesAt + 2 * map + 2 * LANES);
    d30.intoArray(workspace, lanesAt + 3 * map);
    d31.intoArray(workspace, lanesAt + 3 * map + LANES);
    d32.intoArray(workspace, lanesAt + 3 * map + 2 * LANES);
  }

  private static void fourByTwo(Correlation of, int images, int rows, float[] workspace, int xAt, int yAt, int lanesAt) {
    int xStep = of.strideHeight() * LoweredImage.rowFloats(of);
    int plane = PaddedGradient.planeFloats(of);
    FloatVector d00 = FloatVector.zero(SPECIES);
    FloatVector d01 = d00;
    FloatVector d10 = d00;
    FloatVector d11 = d00;
    FloatVector d20 = d00;
    FloatVector d21 = d00;
    FloatVector d30 = d00;
    FloatVector d31 = d00;
    for (int block = 0; block < images * of.blocks(); block++) {
      int x = xAt + block * LoweredImage.blockFloats(of);
      int y = yAt + block * PaddedGradient.blockFloats(of);
      int end = y + rows * LANES;
      while (y != end) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, workspace, x);
        FloatVector x1 = FloatVector.fromArray(SPECIES, workspace, x + LANES);
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
        x += xStep;
        y += LANES;
      }
    }
    int map = of.rowTaps() * LANES;
    d00.intoArray(workspace, lanesAt);
    d01.intoArray(workspace, lanesAt + LANES);
    d10.intoArray(workspace, lanesAt + map);
    d11.intoArray(workspace, lanesAt + map + LANES);
    d20.intoArray(workspace, lanesAt + 2 * map);
    d21.intoArray(workspace, lanesAt + 2 * map + LANES);
    d30.intoArray(workspace, lanesAt + 3 * map);
    d31.intoArray(workspace, lanesAt + 3 * map + LANES);
  }

  private static void fourByOne(Correlation of, int images, int rows, float[] workspace, int xAt, int yAt, int lanesAt) {
    int xStep = of.strideHeight() * LoweredImage.rowFloats(of);
    int plane = PaddedGradient.planeFloats(of);
    FloatVector d00 = FloatVector.zero(SPECIES);
    FloatVector d10 = d00;
    FloatVector d20 = d00;
    FloatVector d30 = d00;
    for (int block = 0; block < images * of.blocks(); block++) {
      int x = xAt + block * LoweredImage.blockFloats(of);
      int y = yAt + block * PaddedGradient.blockFloats(of);
      int end = y + rows * LANES;
      while (y != end) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, workspace, x);
        FloatVector y0 = FloatVector.fromArray(SPECIES, workspace, y);
        d00 = y0.fma(x0, d00);
        FloatVector y1 = FloatVector.fromArray(SPECIES, workspace, y + plane);
        d10 = y1.fma(x0, d10);
        FloatVector y2 = FloatVector.fromArray(SPECIES, workspace, y + 2 * plane);
        d20 = y2.fma(x0, d20);
        FloatVector y3 = FloatVector.fromArray(SPECIES, workspace, y + 3 * plane);
        d30 = y3.fma(x0, d30);
        x += xStep;
        y += LANES;
      }
    }
    int map = of.rowTaps() * LANES;
    d00.intoArray(workspace, lanesAt);
    d10.intoArray(workspace, lanesAt + map);
    d20.intoArray(workspace, lanesAt + 2 * map);
    d30.intoArray(workspace, lanesAt + 3 * map);
  }

  private static void oneByThree(Correlation of, int images, int rows, float[] workspace, int xAt, int yAt, int lanesAt) {
    int xStep = of.strideHeight() * LoweredImage.rowFloats(of);
    FloatVector d00 = FloatVector.zero(SPECIES);
    FloatVector d01 = d00;
    FloatVector d02 = d00;
    for (int block = 0; block < images * of.blocks(); block++) {
      int x = xAt + block * LoweredImage.blockFloats(of);
      int y = yAt + block * PaddedGradient.blockFloats(of);
      int end = y + rows * LANES;
      while (y != end) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, workspace, x);
        FloatVector x1 = FloatVector.fromArray(SPECIES, workspace, x + LANES);
        FloatVector x2 = FloatVector.fromArray(SPECIES, workspace, x + 2 * LANES);
        FloatVector y0 = FloatVector.fromArray(SPECIES, workspace, y);
        d00 = y0.fma(x0, d00);
        d01 = y0.fma(x1, d01);
        d02 = y0.fma(x2, d02);
        x += xStep;
        y += LANES;
      }
    }
    d00.intoArray(workspace, lanesAt);
    d01.intoArray(workspace, lanesAt + LANES);
    d02.intoArray(workspace, lanesAt + 2 * LANES);
  }

  private static void oneByOne(Correlation of, int images, int rows, float[] workspace, int xAt, int yAt, int lanesAt) {
    int xStep = of.strideHeight() * LoweredImage.rowFloats(of);
    FloatVector d00 = FloatVector.zero(SPECIES);
    for (int block = 0; block < images * of.blocks(); block++) {
      int x = xAt + block * LoweredImage.blockFloats(of);
      int y = yAt + block * PaddedGradient.blockFloats(of);
      int end = y + rows * LANES;
      while (y != end) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, workspace, x);
        FloatVector y0 = FloatVector.fromArray(SPECIES, workspace, y);
        d00 = y0.fma(x0, d00);
        x += xStep;
        y += LANES;
      }
    }
    d00.intoArray(workspace, lanesAt);
  }
}
