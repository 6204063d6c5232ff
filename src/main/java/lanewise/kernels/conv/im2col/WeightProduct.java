package lanewise.kernels.conv.im2col;

import java.util.Arrays;
import lanewise.kernels.common.CacheLine;
import lanewise.kernels.conv.ConvGeometry;

/// The product of output gradients with patches of the input: `dw[k,(r,s,c)] = Σ dy[k,position] · x[position,(r,s,c)]`
/// over the positions of all images, lanes over the columns (r, s, c). The input's patches are packed as panels
/// `[positions][2 registers of columns]` from [PaddedPixels].
///
/// Each sum starts at 0 and gains `dy · x` by fused multiply-add for n, p, q ascending, zeros of padding included; at
/// the end it is added to `dw`.
final class WeightProduct {

  /// The most positions of a panel: enough that loading and storing the sums does not count, and few enough that the
  /// panel stays in the caches while all gradients pass over it.
  private static final int DEPTH = 256;

  /// Distance between two copied rows of `dy`: an odd number of cache lines, or the rows that a tile reads side by side
  /// could all fall into one set of the cache, as those of 32 x 32 outputs would.
  private static final int LEADING = DEPTH + CacheLine.FLOATS;

  private final PatchPanels panels;
  private final int lanes;
  private final int width;

  WeightProduct(PatchPanels panels) {
    this.panels = panels;
    this.lanes = panels.lanes();
    this.width = 2 * panels.lanes();
  }

  int workspaceFloats(ConvGeometry g) {
    int pixels = Math.addExact(PaddedPixels.floats(g), 2 * lanes + CacheLine.FLOATS);
    int gradients = Math.multiplyExact(g.maps(), LEADING);
    int sums = Math.multiplyExact(g.maps(), leading(g));
    return Math.addExact(Math.addExact(pixels, DEPTH * width), Math.addExact(gradients, sums));
  }

  void multiply(ConvGeometry g, int images, float[] x, int xAt, float[] dy, int dyAt, float[] dw, int dwAt,
      float[] workspace, int workspaceAt) {
    int pixelsAt = workspaceAt + lanes;
    int panelAt = CacheLine.start(pixelsAt + PaddedPixels.floats(g) + lanes);
    int gradientsAt = panelAt + DEPTH * width;
    int sumsAt = gradientsAt + g.maps() * LEADING;
    int positions = g.outputHeight() * g.outputWidth();
    int block = Math.ceilDiv(positions, Math.ceilDiv(positions, DEPTH));
    Arrays.fill(workspace, sumsAt, sumsAt + g.maps() * leading(g), 0f);
    Arrays.fill(workspace, pixelsAt, pixelsAt + PaddedPixels.floats(g), 0f);
    for (int n = 0; n < images; n++) {
      PaddedPixels.copy(panels, g, x, xAt + n * g.inputFloats(), workspace, pixelsAt);
      for (int position = 0; position < positions; position += block) {
        int depth = Math.min(block, positions - position);
        int from = dyAt + n * g.outputFloats() + position;
        for (int k = 0; k < g.maps(); k++) {
          System.arraycopy(dy, from + k * positions, workspace, gradientsAt + k * LEADING, depth);
        }
        for (int column = 0; column < columns(g); column += width) {
          pack(g, position, depth, column, workspace, pixelsAt, panelAt);
          panels.multiply(g.maps(), depth, workspace, gradientsAt, LEADING, workspace, panelAt, workspace,
              sumsAt + column, leading(g));
        }
      }
    }
    addSums(g, workspace, sumsAt, dw, dwAt);
  }

  /// Packs two registers of columns. A register may hold pieces of several runs of neighbouring elements.
  private void pack(ConvGeometry g, int position, int depth, int column, float[] workspace, int pixelsAt, int panelAt) {
    int run = g.kernelWidth() * g.channels();
    for (int register = 0; register < width; register += lanes) {
      int first = column + register;
      int end = Math.min(lanes, columns(g) - first);
      if (end <= 0) {
        return;
      }
      int to = panelAt + register;
      int lane = Math.min(lanes, run - first % run);
      int firstAt = pixelsAt + place(g, first);
      if (lane >= end) {
        packPositions(g, position, depth, lanes, workspace, firstAt, firstAt, to);
        continue;
      }
      packPositions(g, position, depth, lane, workspace, firstAt, pixelsAt + place(g, first + lane) - lane, to);
      for (lane += run; lane < end; lane += run) {
        insertPositions(g, position, depth, lane, workspace, pixelsAt + place(g, first + lane) - lane, to);
      }
    }
  }

  private void packPositions(ConvGeometry g, int position, int depth, int split, float[] workspace, int firstAt,
      int secondAt, int toAt) {
    int step = g.strideWidth() * g.channels();
    int count;
    for (int d = 0; d < depth; d += count) {
      count = Math.min(depth - d, run(g, position + d));
      int at = pixel(g, position + d);
      panels.join(split, count, workspace, firstAt + at, step, secondAt + at, step, toAt + d * width, width);
    }
  }

  /// Replaces the lanes from `lane` on.
  private void insertPositions(ConvGeometry g, int position, int depth, int lane, float[] workspace, int from,
      int toAt) {
    int step = g.strideWidth() * g.channels();
    int count;
    for (int d = 0; d < depth; d += count) {
      count = Math.min(depth - d, run(g, position + d));
      int to = toAt + d * width;
      panels.join(lane, count, workspace, to, width, from + pixel(g, position + d), step, to, width);
    }
  }

  /// Adds the sums, whose columns are (r, s, c), to the gradient, whose columns are (c, r, s).
  private void addSums(ConvGeometry g, float[] workspace, int sumsAt, float[] dw, int dwAt) {
    int at = dwAt;
    for (int k = 0; k < g.maps(); k++) {
      for (int c = 0; c < g.channels(); c++) {
        int from = sumsAt + k * leading(g) + c;
        int taps = g.kernelHeight() * g.kernelWidth();
        for (int tap = 0; tap < taps; tap++) {
          dw[at++] += workspace[from + tap * g.channels()];
        }
      }
    }
  }

  /// Columns (r, s, c) of one map.
  private static int columns(ConvGeometry g) {
    return g.kernelHeight() * g.kernelWidth() * g.channels();
  }

  private int leading(ConvGeometry g) {
    return Math.ceilDiv(columns(g), width) * width;
  }

  /// What a column reads at output position (0, 0).
  private static int place(ConvGeometry g, int column) {
    int run = g.kernelWidth() * g.channels();
    return column / run * PaddedPixels.rowFloats(g) + column % run;
  }

  /// What column 0 reads at an output position.
  private static int pixel(ConvGeometry g, int position) {
    return position / g.outputWidth() * g.strideHeight() * PaddedPixels.rowFloats(g)
        + position % g.outputWidth() * g.strideWidth() * g.channels();
  }

  /// Positions from this one on, itself included, whose pixels are equally far apart.
  private static int run(ConvGeometry g, int position) {
    return g.outputWidth() - position % g.outputWidth();
  }
}
