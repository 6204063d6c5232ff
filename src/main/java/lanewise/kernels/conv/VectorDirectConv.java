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
    LoweredImage.clearSpaced(of, workspace, spacedAt);
    for (int c = 0; c < of.channels(); c++) {
      for (int h = 0; h < of.height(); h++) {
        LoweredImage.spaceRow(of, x, xAt + (c * of.height() + h) * of.width(), workspace, spacedAt);
        int row = loweredAt + h * LoweredImage.rowFloats(of) + c * of.kernelWidth() * LANES;
        for (int j = 0; j < of.blocks(); j++) {
          int from = spacedAt + LoweredImage.firstColumn(of) + j * LANES;
          int to = row + j * LoweredImage.blockFloats(of);
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
      int to = yAt + k * plane;
      for (int p = 0; p < of.outputHeight(); ) {
        if (VectorDirectTile.PAIRS && of.outputWidth() <= L && p + 1 < of.outputHeight() && of.alike(p, p + 1)) {
          rowPair(of, block, p, lowered, loweredAt, filters, filter, start, startAt + k, y, to, spillAt);
          p += 2;
        } else {
          row(of, block, p, lowered, loweredAt, filters, filter, start, startAt + k, y, to, spillAt);
          p++;
        }
      }
    }
  }

  /// Two rows of one register each, which read the same filter rows.
  private static void rowPair(Correlation of, int maps, int p, float[] lowered, int loweredAt, float[] filters,
      int filtersAt, float[] start, int startAt, float[] y, int yAt, int spillAt) {
    int plane = of.outputHeight() * of.outputWidth();
    int x = loweredAt + rowRead(of, p);
    int below = of.strideHeight() * LoweredImage.rowFloats(of);
    int w = filtersAt + of.firstFilterRow(p) * of.rowTaps() * maps;
    int taps = taps(of, p);
    int at = p * of.outputWidth();
    if (at + of.outputWidth() + L <= plane) {
      int to = yAt + at;
      VectorDirectTile.two(maps, taps, lowered, x, x + below, filters, w, start, startAt, y, to,
          to + of.outputWidth(), plane);
    } else {
      for (int row = 0; row < 2; row++) {
        last(of, maps, taps, lowered, x + row * below, filters, w, start, startAt, y,
            yAt + at + row * of.outputWidth(), of.outputWidth(), spillAt);
      }
    }
  }

  private static void row(Correlation of, int maps, int p, float[] lowered, int loweredAt, float[] filters,
      int filtersAt, float[] start, int startAt, float[] y, int yAt, int spillAt) {
    int plane = of.outputHeight() * of.outputWidth();
    int row = loweredAt + rowRead(of, p);
    int w = filtersAt + of.firstFilterRow(p) * of.rowTaps() * maps;
    int taps = taps(of, p);
    for (int q = 0; q < of.outputWidth(); ) {
      int at = p * of.outputWidth() + q;
      int x = row + q / LANES * LoweredImage.blockFloats(of) + q % LANES;
      if (VectorDirectTile.PAIRS && q + L < of.outputWidth() && at + 2 * L <= plane) {
        VectorDirectTile.two(maps, taps, lowered, x, x + LoweredImage.blockFloats(of), filters, w, start, startAt, y,
            yAt + at, yAt + at + L, plane);
        q += 2 * L;
      } else if (at + L <= plane) {
        VectorDirectTile.one(maps, taps, lowered, x, filters, w, start, startAt, y, yAt + at, plane);
        q += L;
      } else {
        last(of, maps, taps, lowered, x, filters, w, start, startAt, y, yAt + at, of.outputWidth() - q, spillAt);
        q += L;
      }
    }
  }

  /// The end of a plane, whose last register would reach into the next: computed aside. (Elsewhere what a register
  /// writes past its row is overwritten by the rows that follow.)
  private static void last(Correlation of, int maps, int taps, float[] lowered, int xAt, float[] filters, int wAt,
      float[] start, int startAt, float[] y, int yAt, int columns, int spillAt) {
    VectorDirectTile.one(maps, taps, lowered, xAt, filters, wAt, start, startAt, lowered, spillAt, L);
    int plane = of.outputHeight() * of.outputWidth();
    for (int i = 0; i < maps; i++) {
      System.arraycopy(lowered, spillAt + i * L, y, yAt + i * plane, Math.min(L, columns));
    }
  }

  /// Where an image has the first row that output row p reads.
  private static int rowRead(Correlation of, int p) {
    return (p * of.strideHeight() + of.firstFilterRow(p) - of.padTop()) * LoweredImage.rowFloats(of);
  }

  /// Taps that output row p reads the image through.
  private static int taps(Correlation of, int p) {
    return (of.endFilterRow(p) - of.firstFilterRow(p)) * of.rowTaps();
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
