package lanewise.kernels.conv;

import java.util.Arrays;
import lanewise.kernels.common.LaneTree;

/// [DirectConv] in plain loops. Four neighbouring results are summed side by side in local variables: their chains of
/// additions overlap, and a result is stored once instead of once per product.
public final class ScalarDirectConv extends DirectConv {

  private static final int CHAINS = 4;
  private static final int LANES = LaneTree.LANES;

  @Override
  void lower(Correlation of, float[] x, int xAt, float[] workspace, int spacedAt, int loweredAt) {
    int phaseWidth = LoweredImage.phaseWidth(of);
    LoweredImage.clearSpaced(of, workspace, spacedAt);
    for (int c = 0; c < of.channels(); c++) {
      for (int h = 0; h < of.height(); h++) {
        LoweredImage.spaceRow(of, phaseWidth, x, xAt + (c * of.height() + h) * of.width(), workspace, spacedAt);
        int to = loweredAt + h * LoweredImage.rowFloats(of) + c * of.kernelWidth() * LANES;
        int column = LoweredImage.firstColumn(of);
        for (int s = 0; s < of.kernelWidth(); s++) {
          for (int j = 0; j < of.blocks(); j++) {
            System.arraycopy(workspace, spacedAt + column + j * LANES, workspace,
                to + s * LANES + j * LoweredImage.blockFloats(of), LANES);
          }
          column = LoweredImage.nextColumn(column, s, of.strideWidth(), phaseWidth);
        }
      }
    }
  }

  @Override
  void pad(Correlation of, float[] dy, int dyAt, float[] padded, int paddedAt) {
    int rows = of.maps() * of.outputHeight();
    for (int j = 0; j < of.blocks(); j++) {
      int columns = Math.min(LANES, of.outputWidth() - j * LANES);
      for (int row = 0; row < rows; row++) {
        int to = paddedAt + (j * rows + row) * LANES;
        System.arraycopy(dy, dyAt + row * of.outputWidth() + j * LANES, padded, to, columns);
        Arrays.fill(padded, to + columns, to + LANES, 0f);
      }
    }
  }

  @Override
  void correlate(Correlation of, float[] lowered, int loweredAt, float[] filters, int filtersAt, float[] start,
      int startAt, float[] y, int yAt, int spillAt) {
    int mapFloats = of.kernelHeight() * of.rowTaps();
    int at = yAt;
    int block;
    for (int first = 0; first < of.maps(); first += block) {
      block = DirectFilters.block(of.maps() - first);
      for (int k = first; k < first + block; k++) {
        int filter = filtersAt + first * mapFloats + k - first;
        for (int p = 0; p < of.outputHeight(); p++) {
          int tap = filter + of.firstFilterRow(p) * of.rowTaps() * block;
          int taps = (of.endFilterRow(p) - of.firstFilterRow(p)) * of.rowTaps();
          int h = p * of.strideHeight() + of.firstFilterRow(p) - of.padTop();
          int x = loweredAt + h * LoweredImage.rowFloats(of);
          for (int q = 0; q < of.outputWidth(); q += CHAINS) {
            int column = x + q / LANES * LoweredImage.blockFloats(of) + q % LANES;
            int count = Math.min(CHAINS, of.outputWidth() - q);
            fourColumns(taps, count, lowered, column, filters, tap, block, start[startAt + k], y, at);
            at += count;
          }
        }
      }
    }
  }

  private static void fourColumns(int taps, int count, float[] x, int xAt, float[] w, int wAt, int wStep, float start,
      float[] y, int at) {
    float y0 = start;
    float y1 = start;
    float y2 = start;
    float y3 = start;
    for (int t = 0; t < taps; t++) {
      float weight = w[wAt + t * wStep];
      int column = xAt + t * LANES;
      y0 = Math.fma(weight, x[column], y0);
      y1 = Math.fma(weight, x[column + 1], y1);
      y2 = Math.fma(weight, x[column + 2], y2);
      y3 = Math.fma(weight, x[column + 3], y3);
    }
    store(count, y0, y1, y2, y3, y, at);
  }

  @Override
  void laneSums(Correlation of, int images, int k, int maps, int r, float[] workspace, int imagesAt, int gradientsAt,
      int lanesAt) {
    int sum = lanesAt;
    for (int i = 0; i < maps; i++) {
      for (int u = 0; u < of.rowTaps(); u++) {
        int lanes = lanesAt + maps * of.rowTaps() * LANES - LANES;
        for (int lane = 0; lane < LANES; lane += CHAINS) {
          fourLanes(of, images, k + i, r, workspace, imagesAt + u * LANES + lane, gradientsAt + lane, lanes + lane);
        }
        workspace[sum++] = LaneTree.sum(workspace, lanes);
      }
    }
  }

  private static void fourLanes(Correlation of, int images, int k, int r, float[] workspace, int imagesAt,
      int gradientsAt, int lanesAt) {
    int first = of.firstOutputRow(r);
    int rows = of.endOutputRow(r) - first;
    int firstX = imagesAt + (first * of.strideHeight() + r - of.padTop()) * LoweredImage.rowFloats(of);
    int firstY = gradientsAt + k * PaddedGradient.planeFloats(of) + first * LANES;
    int xStep = of.strideHeight() * LoweredImage.rowFloats(of);
    float d0 = 0;
    float d1 = 0;
    float d2 = 0;
    float d3 = 0;
    for (int block = 0; block < images * of.blocks(); block++) {
      int x = firstX + block * LoweredImage.blockFloats(of);
      int y = firstY + block * PaddedGradient.blockFloats(of);
      for (int row = 0; row < rows; row++) {
        d0 = Math.fma(workspace[y], workspace[x], d0);
        d1 = Math.fma(workspace[y + 1], workspace[x + 1], d1);
        d2 = Math.fma(workspace[y + 2], workspace[x + 2], d2);
        d3 = Math.fma(workspace[y + 3], workspace[x + 3], d3);
        x += xStep;
        y += LANES;
      }
    }
    store(CHAINS, d0, d1, d2, d3, workspace, lanesAt);
  }

  private static void store(int count, float v0, float v1, float v2, float v3, float[] to, int at) {
    to[at] = v0;
    if (count > 1) {
      to[at + 1] = v1;
    }
    if (count > 2) {
      to[at + 2] = v2;
    }
    if (count > 3) {
      to[at + 3] = v3;
    }
  }
}
