package lanewise.kernels.conv;

import lanewise.kernels.common.LaneTree;

/// [DirectConv] in plain loops. Four neighbouring results are summed side by side in local variables: their chains of
/// additions overlap, and a result is stored once instead of once per product.
public final class ScalarDirectConv extends DirectConv {

  private static final int CHAINS = 4;

  @Override
  void forwardImage(ConvGeometry g, float[] padded, int paddedAt, float[] w, int wAt, float[] b, int bAt,
      float[] y, int yAt) {
    int at = yAt;
    for (int k = 0; k < g.maps(); k++) {
      for (int p = 0; p < g.outputHeight(); p++) {
        for (int q = 0; q < g.outputWidth(); q += CHAINS) {
          int count = Math.min(CHAINS, g.outputWidth() - q);
          forwardColumns(g, k, p, count, padded, paddedAt + q, w, wAt, b[bAt + k], y, at);
          at += count;
        }
      }
    }
  }

  private static void forwardColumns(ConvGeometry g, int k, int p, int count, float[] padded, int paddedAt,
      float[] w, int wAt, float bias, float[] y, int at) {
    int stride = g.strideWidth();
    int phaseWidth = PaddedImage.phaseWidth(g);
    float y0 = bias;
    float y1 = bias;
    float y2 = bias;
    float y3 = bias;
    for (int c = 0; c < g.channels(); c++) {
      for (int r = g.firstFilterRow(p); r < g.endFilterRow(p); r++) {
        int h = p * g.strideHeight() + r - g.padTop();
        int x = paddedAt + PaddedImage.row(g, c, h);
        int tap = wAt + g.filterRow(k, c, r);
        for (int s = 0, phase = 0; s < g.kernelWidth(); s++, tap++) {
          float weight = w[tap];
          y0 = Math.fma(weight, padded[x], y0);
          y1 = Math.fma(weight, padded[x + 1], y1);
          y2 = Math.fma(weight, padded[x + 2], y2);
          y3 = Math.fma(weight, padded[x + 3], y3);
          x += phaseWidth;
          if (++phase == stride) {
            phase = 0;
            x += 1 - stride * phaseWidth;
          }
        }
      }
    }
    store(count, y0, y1, y2, y3, y, at);
  }

  @Override
  void dInputImage(ConvGeometry g, float[] padded, int paddedAt, float[] w, int wAt, float[] dx, int dxAt,
      float[] rows, int rowsAt) {
    int phaseWidth = PaddedGradient.phaseWidth(g);
    for (int c = 0; c < g.channels(); c++) {
      for (int h = 0; h < g.height(); h++) {
        for (int phase = 0; phase < g.strideWidth(); phase++) {
          for (int j = 0; j < PaddedGradient.indices(g); j += CHAINS) {
            dInputColumns(g, c, h, phase, padded, paddedAt + j, w, wAt, rows, rowsAt + phase * phaseWidth + j);
          }
        }
        PaddedGradient.unpackRow(g, rows, rowsAt, dx, dxAt + (c * g.height() + h) * g.width());
      }
    }
  }

  private static void dInputColumns(ConvGeometry g, int c, int h, int phase, float[] padded, int paddedAt,
      float[] w, int wAt, float[] row, int at) {
    int stride = g.strideWidth();
    float d0 = 0;
    float d1 = 0;
    float d2 = 0;
    float d3 = 0;
    for (int k = 0; k < g.maps(); k++) {
      for (int r = g.firstFilterRowReading(h); r < g.endFilterRowReading(h); r += g.strideHeight()) {
        int p = (h + g.padTop() - r) / g.strideHeight();
        int y = paddedAt + (k * g.outputHeight() + p) * PaddedGradient.dyRowFloats(g) + PaddedGradient.origin(g);
        int filterRow = wAt + g.filterRow(k, c, r);
        for (int s = phase; s < g.kernelWidth(); s += stride, y--) {
          float weight = w[filterRow + s];
          d0 = Math.fma(weight, padded[y], d0);
          d1 = Math.fma(weight, padded[y + 1], d1);
          d2 = Math.fma(weight, padded[y + 2], d2);
          d3 = Math.fma(weight, padded[y + 3], d3);
        }
      }
    }
    store(CHAINS, d0, d1, d2, d3, row, at);
  }

  @Override
  void dWeightsPadded(ConvGeometry g, int images, float[] workspace, int imagesAt, int gradientsAt,
      float[] dw, int dwAt, int lanesAt) {
    int at = dwAt;
    for (int k = 0; k < g.maps(); k++) {
      for (int c = 0; c < g.channels(); c++) {
        for (int r = 0; r < g.kernelHeight(); r++) {
          for (int s = 0; s < g.kernelWidth(); s++) {
            for (int lane = 0; lane < LaneTree.LANES; lane += CHAINS) {
              dWeightsLanes(g, images, k, c, r, s, workspace, imagesAt + lane, gradientsAt + lane, lanesAt + lane);
            }
            dw[at++] += LaneTree.sum(workspace, lanesAt);
          }
        }
      }
    }
  }

  private static void dWeightsLanes(ConvGeometry g, int images, int k, int c, int r, int s, float[] workspace,
      int imagesAt, int gradientsAt, int lanesAt) {
    int rowFloats = PaddedOutput.rowFloats(g);
    int rows = g.endOutputRow(r) - g.firstOutputRow(r);
    int h = g.firstOutputRow(r) * g.strideHeight() + r - g.padTop();
    int firstX = imagesAt + PaddedImage.row(g, c, h) + PaddedImage.column(g, s);
    int firstY = gradientsAt + (k * g.outputHeight() + g.firstOutputRow(r)) * rowFloats;
    float d0 = 0;
    float d1 = 0;
    float d2 = 0;
    float d3 = 0;
    for (int q = 0; q < rowFloats; q += LaneTree.LANES) {
      for (int n = 0; n < images; n++) {
        int x = firstX + n * PaddedImage.floats(g) + q;
        int y = firstY + n * PaddedOutput.floats(g) + q;
        for (int row = 0; row < rows; row++) {
          d0 = Math.fma(workspace[y], workspace[x], d0);
          d1 = Math.fma(workspace[y + 1], workspace[x + 1], d1);
          d2 = Math.fma(workspace[y + 2], workspace[x + 2], d2);
          d3 = Math.fma(workspace[y + 3], workspace[x + 3], d3);
          x += g.strideHeight() * PaddedImage.rowFloats(g);
          y += rowFloats;
        }
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
