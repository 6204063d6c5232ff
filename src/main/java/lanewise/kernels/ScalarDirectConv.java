package lanewise.kernels;

import java.util.Arrays;

/// [DirectConv] in plain loops, one row of outputs at a time.
final class ScalarDirectConv extends DirectConv {

  @Override
  void forwardImage(ConvGeometry g, float[] padded, int paddedAt, float[] w, int wAt, float[] b, int bAt,
      float[] y, int yAt) {
    int columns = g.outputWidth();
    for (int k = 0; k < g.maps(); k++) {
      for (int p = 0; p < g.outputHeight(); p++) {
        int rowAt = yAt + (k * g.outputHeight() + p) * columns;
        Arrays.fill(y, rowAt, rowAt + columns, b[bAt + k]);
        forwardRow(g, k, p, padded, paddedAt, w, wAt, y, rowAt);
      }
    }
  }

  private static void forwardRow(ConvGeometry g, int k, int p, float[] padded, int paddedAt, float[] w, int wAt,
      float[] y, int rowAt) {
    int stride = g.strideWidth();
    int phaseWidth = PaddedImage.phaseWidth(g);
    int rowFloats = PaddedImage.rowFloats(g);
    for (int c = 0; c < g.channels(); c++) {
      for (int r = g.firstFilterRow(p); r < g.endFilterRow(p); r++) {
        int h = p * g.strideHeight() + r - g.padTop();
        int xRow = paddedAt + (c * g.height() + h) * rowFloats;
        int wRow = wAt + ((k * g.channels() + c) * g.kernelHeight() + r) * g.kernelWidth();
        for (int s = 0; s < g.kernelWidth(); s++) {
          multiplyAdd(g.outputWidth(), w[wRow + s], padded, xRow + s % stride * phaseWidth + s / stride, y, rowAt);
        }
      }
    }
  }

  @Override
  void dInputImage(ConvGeometry g, float[] padded, int paddedAt, float[] w, int wAt, float[] dx, int dxAt,
      float[] rows, int rowsAt) {
    for (int c = 0; c < g.channels(); c++) {
      for (int h = 0; h < g.height(); h++) {
        Arrays.fill(rows, rowsAt, rowsAt + PaddedGradient.dxRowFloats(g), 0f);
        dInputRow(g, c, h, padded, paddedAt, w, wAt, rows, rowsAt);
        PaddedGradient.unpackRow(g, rows, rowsAt, dx, dxAt + (c * g.height() + h) * g.width());
      }
    }
  }

  private static void dInputRow(ConvGeometry g, int c, int h, float[] padded, int paddedAt, float[] w, int wAt,
      float[] row, int rowAt) {
    int stride = g.strideWidth();
    int phaseWidth = PaddedGradient.phaseWidth(g);
    for (int k = 0; k < g.maps(); k++) {
      for (int r = g.firstFilterRowReading(h); r < g.endFilterRowReading(h); r += g.strideHeight()) {
        int p = (h + g.padTop() - r) / g.strideHeight();
        int dyRow = paddedAt + (k * g.outputHeight() + p) * PaddedGradient.dyRowFloats(g) + PaddedGradient.origin(g);
        int wRow = wAt + ((k * g.channels() + c) * g.kernelHeight() + r) * g.kernelWidth();
        for (int s = 0; s < g.kernelWidth(); s++) {
          multiplyAdd(PaddedGradient.indices(g), w[wRow + s], padded, dyRow - s / stride, row, rowAt + s % stride * phaseWidth);
        }
      }
    }
  }

  @Override
  void dWeightsPadded(ConvGeometry g, int images, float[] workspace, int imagesAt, int gradientsAt,
      float[] dw, int dwAt, int lanesAt) {
    int at = dwAt;
    for (int k = 0; k < g.maps(); k++) {
      for (int c = 0; c < g.channels(); c++) {
        for (int r = 0; r < g.kernelHeight(); r++) {
          for (int s = 0; s < g.kernelWidth(); s++) {
            Arrays.fill(workspace, lanesAt, lanesAt + LaneTree.LANES, 0f);
            for (int q = 0; q < PaddedOutput.rowFloats(g); q += LaneTree.LANES) {
              for (int n = 0; n < images; n++) {
                addColumns(g, k, c, r, s, workspace, imagesAt + n * PaddedImage.floats(g) + q,
                    gradientsAt + n * PaddedOutput.floats(g) + q, lanesAt);
              }
            }
            dw[at++] += LaneTree.sum(workspace, lanesAt);
          }
        }
      }
    }
  }

  private static void addColumns(ConvGeometry g, int k, int c, int r, int s, float[] workspace, int imageAt, int gradientAt,
      int lanesAt) {
    int column = s % g.strideWidth() * PaddedImage.phaseWidth(g) + s / g.strideWidth();
    for (int p = g.firstOutputRow(r); p < g.endOutputRow(r); p++) {
      int h = p * g.strideHeight() + r - g.padTop();
      int y = gradientAt + (k * g.outputHeight() + p) * PaddedOutput.rowFloats(g);
      int x = imageAt + (c * g.height() + h) * PaddedImage.rowFloats(g) + column;
      for (int l = 0; l < LaneTree.LANES; l++) {
        workspace[lanesAt + l] = Math.fma(workspace[y + l], workspace[x + l], workspace[lanesAt + l]);
      }
    }
  }

  @Override
  public void dBias(ConvGeometry g, int images, float[] dy, int dyAt, float[] db, int dbAt,
      float[] workspace, int workspaceAt) {
    int plane = g.outputHeight() * g.outputWidth();
    for (int k = 0; k < g.maps(); k++) {
      Arrays.fill(workspace, workspaceAt, workspaceAt + LaneTree.LANES, 0f);
      for (int n = 0; n < images; n++) {
        int planeAt = dyAt + n * g.outputFloats() + k * plane;
        for (int i = 0; i < plane; i += LaneTree.LANES) {
          int count = Math.min(LaneTree.LANES, plane - i);
          for (int l = 0; l < count; l++) {
            workspace[workspaceAt + l] += dy[planeAt + i + l];
          }
        }
      }
      db[dbAt + k] += LaneTree.sum(workspace, workspaceAt);
    }
  }

  private static void multiplyAdd(int length, float w, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < length; i++) {
      y[yAt + i] = Math.fma(w, x[xAt + i], y[yAt + i]);
    }
  }
}
