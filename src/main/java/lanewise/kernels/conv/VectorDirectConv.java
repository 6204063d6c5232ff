package lanewise.kernels.conv;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.common.LaneTree;
import lanewise.kernels.common.VectorLaneTree;

/// [DirectConv] with lanes over columns. The loops over tiles are here, the tiles themselves in [VectorDirectTile] and
/// [VectorDirectWeights].
public final class VectorDirectConv extends DirectConv {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int LANES = LaneTree.LANES;

  @Override
  void lower(Correlation of, float[] x, int xAt, float[] workspace, int spacedAt, int loweredAt) {
    int stride = of.strideWidth();
    int phaseWidth = LoweredImage.phaseWidth(of);
    int rowFloats = LoweredImage.rowFloats(of);
    int blockFloats = LoweredImage.blockFloats(of);
    int channelFloats = of.kernelWidth() * LANES;
    int blocks = of.blocks();
    LoweredImage.clearSpaced(of, workspace, spacedAt);
    for (int c = 0; c < of.channels(); c++) {
      for (int h = 0; h < of.height(); h++) {
        LoweredImage.spaceRow(of, phaseWidth, x, xAt + (c * of.height() + h) * of.width(), workspace, spacedAt);
        int row = loweredAt + h * rowFloats + c * channelFloats;
        for (int j = 0; j < blocks; j++) {
          int from = spacedAt + LoweredImage.firstColumn(of) + j * LANES;
          int to = row + j * blockFloats;
          for (int s = 0; s < of.kernelWidth(); s++) {
            copyLanes(workspace, from, to + s * LANES);
            from = stride == 1 ? from + 1 : LoweredImage.nextColumn(from, s, stride, phaseWidth);
          }
        }
      }
    }
  }

  private static void copyLanes(float[] array, int from, int to) {
    for (int lane = 0; lane < LANES; lane += L) {
      FloatVector.fromArray(SPECIES, array, from + lane).intoArray(array, to + lane);
    }
  }

  @Override
  void pad(Correlation of, float[] dy, int dyAt, float[] padded, int paddedAt) {
    int rows = of.maps() * of.outputHeight();
    for (int q = 0; q < of.blocks() * LANES; q += L) {
      var inside = SPECIES.indexInRange(q, of.outputWidth());
      int to = paddedAt + (q / LANES * rows) * LANES + q % LANES;
      for (int row = 0; row < rows; row++) {
        FloatVector.fromArray(SPECIES, dy, dyAt + row * of.outputWidth() + q, inside)
            .intoArray(padded, to + row * LANES);
      }
    }
  }

  @Override
  void correlate(Correlation of, float[] lowered, int loweredAt, float[] filters, int filtersAt, float[] start,
      int startAt, float[] y, int yAt, int spillAt) {
    int plane = of.outputHeight() * of.outputWidth();
    int block;
    for (int k = 0; k < of.maps(); k += block) {
      block = DirectFilters.block(of.maps() - k);
      int filter = filtersAt + k * of.kernelHeight() * of.rowTaps();
      int end;
      for (int p = 0; p < of.outputHeight(); p = end) {
        end = p + 1;
        while (end < of.outputHeight() && of.alike(p, end)) {
          end++;
        }
        rows(of, block, p, end, lowered, loweredAt, filters, filter, start, startAt + k, y, yAt + k * plane, spillAt);
      }
    }
  }

  /// Output rows that read the same filter rows. Their registers are taken in groups, across the ends of rows. What a
  /// register writes past its row is overwritten by the rows that follow; the end of the plane, where it would reach
  /// into the next, is computed aside.
  private static void rows(Correlation of, int maps, int p, int end, float[] lowered, int loweredAt, float[] filters,
      int filtersAt, float[] start, int startAt, float[] y, int yAt, int spillAt) {
    int plane = of.outputHeight() * of.outputWidth();
    int first = of.firstFilterRow(p);
    int taps = (of.endFilterRow(p) - first) * of.rowTaps();
    int w = filtersAt + first * of.rowTaps() * maps;
    int x = loweredAt + (p * of.strideHeight() + first - of.padTop()) * LoweredImage.rowFloats(of);
    int to = yAt + p * of.outputWidth();
    int perRow = Math.ceilDiv(of.outputWidth(), L);
    int registers = (end - p) * perRow;
    int rowStep = of.strideHeight() * LoweredImage.rowFloats(of);
    int blockStep = LoweredImage.blockFloats(of);
    int group = VectorDirectTile.group(maps);
    for (int i = 0; i < registers; ) {
      int x0 = x + input(perRow, rowStep, blockStep, i);
      int y0 = to + output(of, perRow, i);
      int last = to + output(of, perRow, i + group - 1);
      if (i + group > registers || last + L > yAt + plane) {
        VectorDirectTile.one(maps, taps, lowered, x0, filters, w, start, startAt, lowered, spillAt, L);
        int columns = Math.min(L, of.outputWidth() - (i - row(i, perRow) * perRow) * L);
        for (int map = 0; map < maps; map++) {
          System.arraycopy(lowered, spillAt + map * L, y, y0 + map * plane, columns);
        }
        i++;
        continue;
      }
      int x1 = x + input(perRow, rowStep, blockStep, i + 1);
      switch (group) {
        case 4 -> VectorDirectTile.four(taps, lowered, x0, x1, x + input(perRow, rowStep, blockStep, i + 2),
            x + input(perRow, rowStep, blockStep, i + 3), filters, w, start, startAt, y, y0,
            to + output(of, perRow, i + 1), to + output(of, perRow, i + 2), last);
        case 2 -> VectorDirectTile.two(maps, taps, lowered, x0, x1, filters, w, start, startAt, y, y0, last, plane);
        default -> VectorDirectTile.one(maps, taps, lowered, x0, filters, w, start, startAt, y, y0, plane);
      }
      i += group;
    }
  }

  /// Where in the output the i-th register of some rows is.
  private static int output(Correlation of, int perRow, int i) {
    int row = row(i, perRow);
    return row * of.outputWidth() + (i - row * perRow) * L;
  }

  /// Where in a lowered image the i-th register of some output rows begins to read.
  private static int input(int perRow, int rowStep, int blockStep, int i) {
    int row = row(i, perRow);
    int q = (i - row * perRow) * L;
    return row * rowStep + q / LANES * blockStep + q % LANES;
  }

  /// `i / perRow`: divisions would cost short reductions dearly.
  private static int row(int i, int perRow) {
    return perRow == 1 ? i : perRow == 2 ? i >> 1 : i / perRow;
  }

  @Override
  void laneSums(Correlation of, int images, int k, int maps, int r, float[] workspace, int imagesAt, int gradientsAt,
      int lanesAt) {
    int first = of.firstOutputRow(r);
    int x = imagesAt + (first * of.strideHeight() + r - of.padTop()) * LoweredImage.rowFloats(of);
    int y = gradientsAt + k * PaddedGradient.planeFloats(of) + first * LANES;
    int taps;
    for (int u = 0; u < of.rowTaps(); u += taps) {
      taps = VectorDirectWeights.taps(of.rowTaps() - u);
      for (int lane = 0; lane < LANES; lane += L) {
        VectorDirectWeights.add(of, images, maps, taps, of.endOutputRow(r) - first, workspace, x + u * LANES + lane,
            y + lane, lanesAt + u * LANES + lane);
      }
    }
    VectorLaneTree.sums(maps * of.rowTaps(), workspace, lanesAt);
  }
}
