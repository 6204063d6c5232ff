package lanewise.kernels.conv;

import lanewise.kernels.common.LaneTree;
import lanewise.kernels.common.VectorLaneTree;

/// [DirectConv] with lanes over columns: tiles of [DirectConv#BLOCK] filters by two rows by one register stay in
/// registers while the reduction is walked in order. The loops over tiles are here, the tiles themselves in
/// [VectorDirectForward], [VectorDirectInput] and [VectorDirectWeights].
public final class VectorDirectConv extends DirectConv {

  @Override
  void forwardImage(ConvGeometry g, float[] padded, int paddedAt, float[] w, int wAt, float[] b, int bAt,
      float[] y, int yAt) {
    int rows = g.outputHeight();
    for (int p = 0; p < rows; ) {
      boolean pair = p + 1 < rows && g.firstFilterRow(p) == g.firstFilterRow(p + 1)
          && g.endFilterRow(p) == g.endFilterRow(p + 1);
      int k = 0;
      for (; k + BLOCK <= g.maps(); k += BLOCK) {
        if (pair) {
          VectorDirectForward.fourMapsTwoRows(g, k, p, padded, paddedAt, w, wAt, b, bAt, y, yAt);
        } else {
          VectorDirectForward.fourMapsOneRow(g, k, p, padded, paddedAt, w, wAt, b, bAt, y, yAt);
        }
      }
      for (; k < g.maps(); k++) {
        VectorDirectForward.oneMapOneRow(g, k, p, padded, paddedAt, w, wAt, b, bAt, y, yAt);
        if (pair) {
          VectorDirectForward.oneMapOneRow(g, k, p + 1, padded, paddedAt, w, wAt, b, bAt, y, yAt);
        }
      }
      p += pair ? 2 : 1;
    }
  }

  @Override
  void dInputImage(ConvGeometry g, float[] padded, int paddedAt, float[] w, int wAt, float[] dx, int dxAt,
      float[] rows, int rowsAt) {
    for (int residue = 0; residue < Math.min(g.strideHeight(), g.height()); residue++) {
      for (int h = residue; h < g.height(); ) {
        int below = h + g.strideHeight();
        boolean pair = below < g.height() && g.firstFilterRowReading(h) == g.firstFilterRowReading(below)
            && g.endFilterRowReading(h) == g.endFilterRowReading(below);
        for (int c = 0; c < g.channels(); c += BLOCK) {
          dInputRows(g, Math.min(BLOCK, g.channels() - c), c, h, pair, padded, paddedAt, w, wAt, dx, dxAt, rows,
              rowsAt);
        }
        h += (pair ? 2 : 1) * g.strideHeight();
      }
    }
  }

  private static void dInputRows(ConvGeometry g, int channels, int c, int h, boolean pair, float[] padded, int paddedAt,
      float[] w, int wAt, float[] dx, int dxAt, float[] rows, int rowsAt) {
    int rowFloats = PaddedGradient.dxRowFloats(g);
    int below = rowsAt + BLOCK * rowFloats;
    if (channels == BLOCK && pair) {
      VectorDirectInput.fourChannelsTwoRows(g, c, h, padded, paddedAt, w, wAt, rows, rowsAt, below);
    } else if (channels == BLOCK) {
      VectorDirectInput.fourChannelsOneRow(g, c, h, padded, paddedAt, w, wAt, rows, rowsAt);
    } else {
      for (int i = 0; i < channels; i++) {
        VectorDirectInput.oneChannelOneRow(g, c + i, h, padded, paddedAt, w, wAt, rows, rowsAt + i * rowFloats);
        if (pair) {
          VectorDirectInput.oneChannelOneRow(g, c + i, h + g.strideHeight(), padded, paddedAt, w, wAt, rows,
              below + i * rowFloats);
        }
      }
    }
    for (int i = 0; i < channels; i++) {
      int to = dxAt + ((c + i) * g.height() + h) * g.width();
      PaddedGradient.unpackRow(g, rows, rowsAt + i * rowFloats, dx, to);
      if (pair) {
        PaddedGradient.unpackRow(g, rows, below + i * rowFloats, dx, to + g.strideHeight() * g.width());
      }
    }
  }

  @Override
  void dWeightsPadded(ConvGeometry g, int images, float[] workspace, int imagesAt, int gradientsAt,
      float[] dw, int dwAt, int lanesAt) {
    for (int k = 0; k < g.maps(); k += BLOCK) {
      int maps = Math.min(BLOCK, g.maps() - k);
      for (int c = 0; c < g.channels(); c++) {
        for (int r = 0; r < g.kernelHeight(); r++) {
          int columns;
          for (int s = 0; s < g.kernelWidth(); s += columns) {
            columns = columns(g.kernelWidth() - s);
            dWeightsTile(g, images, maps, columns, k, c, r, s, workspace, imagesAt, gradientsAt, lanesAt);
            addLanes(g, maps, columns, workspace, lanesAt, dw,
                dwAt + g.filterRow(k, c, r) + s);
          }
        }
      }
    }
  }

  /// How many filter columns the next tile takes when `remaining` are left: 5 are 3 and 2, 4 are 2 and 2.
  private static int columns(int remaining) {
    return remaining == 4 ? 2 : Math.min(COLUMNS, remaining);
  }

  private static void dWeightsTile(ConvGeometry g, int images, int maps, int columns, int k, int c, int r, int s,
      float[] workspace, int imagesAt, int gradientsAt, int lanesAt) {
    if (maps < BLOCK) {
      for (int column = 0; column < columns; column++) {
        for (int i = 0; i < maps; i++) {
          VectorDirectWeights.oneMapOneColumn(g, images, k + i, c, r, s + column, workspace, imagesAt, gradientsAt,
              lanesAt + (column * BLOCK + i) * LaneTree.LANES);
        }
      }
      return;
    }
    switch (columns) {
      case 3 -> VectorDirectWeights.fourMapsThreeColumns(g, images, k, c, r, s, workspace, imagesAt, gradientsAt,
          lanesAt);
      case 2 -> VectorDirectWeights.fourMapsTwoColumns(g, images, k, c, r, s, workspace, imagesAt, gradientsAt,
          lanesAt);
      default -> VectorDirectWeights.fourMapsOneColumn(g, images, k, c, r, s, workspace, imagesAt, gradientsAt,
          lanesAt);
    }
  }

  private static void addLanes(ConvGeometry g, int maps, int columns, float[] lanes, int lanesAt, float[] dw,
      int dwAt) {
    int mapFloats = g.channels() * g.kernelHeight() * g.kernelWidth();
    for (int column = 0; column < columns; column++) {
      for (int i = 0; i < maps; i++) {
        dw[dwAt + i * mapFloats + column] += VectorLaneTree.sum(lanes, lanesAt + (column * BLOCK + i) * LaneTree.LANES);
      }
    }
  }
}
