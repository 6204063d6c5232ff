package lanewise.kernels.conv.winograd;

import java.util.Arrays;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.kernels.conv.winograd.WinogradTransform.Grid;

/// Moves blocks of tiles between images and the Winograd domain, a run of tiles that lie side by side at a time. Tiles
/// are counted from the first of the block, `first`; `at` is where a workspace laid out by [WinogradPlan] begins.
final class WinogradTiles {

  private final WinogradTransform transform;
  private final ChannelLanes layout;
  private final int lanes;

  WinogradTiles(WinogradTransform transform, ChannelLanes layout) {
    this.transform = transform;
    this.layout = layout;
    this.lanes = layout.lanes();
  }

  /// `B^T x B` of `count` tiles. Tile rows of one image share the pixels where they overlap.
  ///
  /// @param factors layout of the results
  /// @param groupStep from one group of channels to the next among the results
  void transformInputs(WinogradPlan plan, int first, int count, float[] x, int xAt, Grid factors, int groupStep,
      float[] workspace, int at) {
    ConvGeometry g = plan.g;
    int plane = g.height() * g.width();
    int run;
    int rows;
    for (int tile = 0; tile < count; tile += run * rows) {
      run = plan.run(first + tile, count - tile);
      rows = plan.rows(first + tile, run, count - tile);
      int imageAt = xAt + plan.image(first + tile) * g.inputFloats();
      for (int group = 0; group < plan.channelGroups; group++) {
        pack(Math.min(lanes, g.channels() - group * lanes), g.height(), g.width(), x, imageAt + group * lanes * plane,
            plan.row(first + tile) - g.padTop(), plan.column(first + tile) - g.padLeft(), rows * plan.outputs + 2,
            run * plan.outputs + 2, workspace, at + plan.pixelsAt, plan.pixels.row());
        for (int row = 0; row < rows; row++) {
          transform.input(run, workspace, at + plan.pixelsAt + row * plan.outputs * plan.pixels.row(), plan.pixels,
              at + plan.inputsAt + (tile + row * run) * factors.next() + group * groupStep, factors,
              at + plan.scratchAt);
        }
      }
    }
  }

  /// `A dy A^T` of `count` tiles.
  void transformGradients(WinogradPlan plan, int first, int count, float[] dy, int dyAt, float[] workspace, int at) {
    ConvGeometry g = plan.g;
    int plane = g.outputHeight() * g.outputWidth();
    int run;
    for (int tile = 0; tile < count; tile += run) {
      run = plan.run(first + tile, count - tile);
      int imageAt = dyAt + plan.image(first + tile) * g.outputFloats();
      for (int group = 0; group < plan.mapGroups; group++) {
        pack(Math.min(lanes, g.maps() - group * lanes), g.outputHeight(), g.outputWidth(), dy,
            imageAt + group * lanes * plane, plan.row(first + tile), plan.column(first + tile), plan.outputs,
            run * plan.outputs, workspace, at + plan.pixelsAt, plan.pixels.row());
        transform.gradient(run, workspace, at + plan.pixelsAt, plan.pixels,
            at + plan.productsAt + plan.mapGroup(group, plan.block) + tile * plan.panel, plan.products,
            at + plan.scratchAt);
      }
    }
  }

  /// `y = b + A^T m A` of `count` tiles. Whole rows of outputs are one run of pixels.
  void transformOutputs(WinogradPlan plan, int first, int count, float[] workspace, int at, float[] y, int yAt) {
    ConvGeometry g = plan.g;
    int width = g.outputWidth();
    int plane = g.outputHeight() * width;
    int run;
    for (int tile = 0; tile < count; tile += run) {
      run = plan.run(first + tile, count - tile);
      int row = plan.row(first + tile);
      int column = plan.column(first + tile);
      int rows = Math.min(plan.outputs, g.outputHeight() - row);
      int columns = Math.min(plan.outputs * run, width - column);
      int lines = columns == width ? 1 : rows;
      int pixels = columns == width ? rows * width : columns;
      for (int group = 0; group < plan.mapGroups; group++) {
        transform.output(run, workspace,
            at + plan.productsAt + plan.mapGroup(group, plan.block) + tile * plan.panel, plan.products,
            at + plan.pixelsAt, plan.outputPixels, at + plan.scratchAt);
        int to = yAt + plan.image(first + tile) * g.outputFloats() + group * lanes * plane + row * width + column;
        for (int line = 0; line < lines; line++) {
          layout.fromLanes(pixels, Math.min(lanes, g.maps() - group * lanes), workspace,
              at + plan.pixelsAt + line * plan.outputPixels.row(), at + plan.scratchAt, at + group * lanes,
              y, to + line * width, plane);
        }
      }
    }
  }

  /// A rectangle of pixels of some planes from row `h` and column `w` on, zeros where there is no image.
  ///
  /// @param rowStep from one row of the rectangle to the next
  private void pack(int channels, int height, int width, float[] planes, int planesAt, int h, int w, int rows,
      int columns, float[] to, int toAt, int rowStep) {
    int from = Math.max(0, w);
    int inside = Math.min(width, w + columns) - from;
    for (int i = 0; i < rows; i++) {
      int rowAt = toAt + i * rowStep;
      int insideAt = rowAt + (from - w) * lanes;
      if (h + i < 0 || h + i >= height) {
        Arrays.fill(to, rowAt, rowAt + columns * lanes, 0f);
      } else {
        Arrays.fill(to, rowAt, insideAt, 0f);
        layout.toLanes(inside, channels, planes, planesAt + (h + i) * width + from, height * width, to, insideAt);
        Arrays.fill(to, insideAt + inside * lanes, rowAt + columns * lanes, 0f);
      }
    }
  }
}
