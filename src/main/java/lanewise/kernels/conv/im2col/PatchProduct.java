package lanewise.kernels.conv.im2col;

import java.util.Arrays;
import lanewise.kernels.common.CacheLine;
import lanewise.kernels.conv.ConvGeometry;

/// The product of filters with [Patches]: forward pass and input gradient. Panels `[depth][2 registers of positions]`
/// are packed from the padded images just before they are multiplied; positions are counted through rows and images, so
/// that a short row fills registers together with its neighbours.
///
/// Each result starts at its starting value and gains `weight · element` by fused multiply-add for planes, tap rows and
/// tap columns ascending, zeros of padding included.
final class PatchProduct {

  /// The deepest panel of several planes: deep enough that loading and storing sums does not count, and small enough
  /// that the panel stays in the caches while all filters pass over it.
  private static final int DEPTH = 320;

  /// As many images are taken together as have this many positions: enough that the last panel, which may be nearly
  /// empty, does not count, and few enough to stay in the L2 cache.
  private static final int POSITIONS = 1024;

  private final PatchPanels panels;
  private final Patches patches;
  private final int lanes;
  private final int width;

  PatchProduct(PatchPanels panels, Patches patches) {
    this.panels = panels;
    this.patches = patches;
    this.lanes = panels.lanes();
    this.width = 2 * panels.lanes();
  }

  int workspaceFloats(ConvGeometry g, int images) {
    int padded = Math.multiplyExact(imagesTogether(g, images), patches.imageFloats(g));
    int deepest = 0;
    for (int phase = 0; phase < patches.phases(g); phase++) {
      deepest = Math.max(deepest, planesTogether(g, phase) * taps(g, phase));
    }
    int panelAndTiles = Math.multiplyExact(Math.addExact(deepest, 2 * patches.results(g)), width);
    return Math.addExact(Math.addExact(padded, 2 * lanes + CacheLine.FLOATS), panelAndTiles);
  }

  /// Floats of the prepared filters.
  int filterFloats(ConvGeometry g) {
    int floats = 0;
    for (int phase = 0; phase < patches.phases(g); phase++) {
      floats = Math.addExact(floats, Math.multiplyExact(patches.results(g), leading(g, phase)));
    }
    return floats;
  }

  /// Lays out the filters phase by phase, a row for each result, in the order in which a result gains its products.
  void prepare(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt) {
    int row = filtersAt;
    for (int phase = 0; phase < patches.phases(g); phase++) {
      for (int result = 0; result < patches.results(g); result++) {
        int to = row;
        for (int plane = 0; plane < patches.planes(g); plane++) {
          for (int r = 0; r < patches.tapRows(g, phase); r++) {
            for (int s = 0; s < patches.tapColumns(g, phase); s++) {
              filters[to++] = w[wAt + patches.weight(g, phase, result, plane, r, s)];
            }
          }
        }
        row += leading(g, phase);
      }
    }
  }

  /// Overwrites the results of `images` images.
  ///
  /// @param start the value at which each result plane starts
  void multiply(ConvGeometry g, int images, float[] source, int sourceAt, float[] filters, int filtersAt,
      float[] start, int startAt, float[] out, int outAt, float[] workspace, int workspaceAt) {
    int together = imagesTogether(g, images);
    int paddedAt = workspaceAt + lanes;
    int startsAt = CacheLine.start(paddedAt + together * patches.imageFloats(g) + lanes);
    for (int result = 0; result < patches.results(g); result++) {
      int row = startsAt + result * width;
      Arrays.fill(workspace, row, row + width, start[startAt + result]);
    }
    Arrays.fill(workspace, paddedAt, paddedAt + together * patches.imageFloats(g), 0f);
    for (int n = 0; n < images; n += together) {
      int count = Math.min(together, images - n);
      for (int i = 0; i < count; i++) {
        patches.copy(panels, g, source, sourceAt + (n + i) * patches.sourceFloats(g), workspace,
            paddedAt + i * patches.imageFloats(g));
      }
      int phaseAt = filtersAt;
      int to = outAt + n * patches.results(g) * patches.resultPlane(g);
      for (int phase = 0; phase < patches.phases(g); phase++) {
        int total = count * patches.positions(g, phase);
        for (int position = 0; position < total; position += width) {
          multiplyPanel(g, phase, position, total, filters, phaseAt, out, to, workspace, paddedAt, startsAt);
        }
        phaseAt += patches.results(g) * leading(g, phase);
      }
    }
  }

  private void multiplyPanel(ConvGeometry g, int phase, int position, int total, float[] filters, int filtersAt,
      float[] out, int outAt, float[] workspace, int paddedAt, int startsAt) {
    int inImage = position % patches.positions(g, phase);
    boolean inPlace = patches.resultsAreContiguous(g) && inImage + width <= patches.positions(g, phase);
    int planes = planesTogether(g, phase);
    int taps = taps(g, phase);
    int tileAt = startsAt + patches.results(g) * width;
    int panelAt = tileAt + patches.results(g) * width;
    float[] c = inPlace ? out : workspace;
    int leading = inPlace ? patches.resultPlane(g) : width;
    int cAt = inPlace ? outAt + resultPlace(g, phase, position) : tileAt;
    panels.copyRows(patches.results(g), width, workspace, startsAt, width, c, cAt, leading);
    for (int plane = 0; plane < patches.planes(g) && taps > 0; plane += planes) {
      int count = Math.min(planes, patches.planes(g) - plane);
      pack(g, phase, plane, count, position, total, workspace, paddedAt, panelAt);
      panels.multiply(patches.results(g), count * taps, filters, filtersAt + plane * taps, leading(g, phase), workspace,
          panelAt, c, cAt, leading);
    }
    if (!inPlace) {
      scatter(g, phase, position, Math.min(position + width, total), workspace, tileAt, out, outAt);
    }
  }

  /// Packs `count` planes from `plane` on. A register may hold pieces of several runs of neighbouring elements.
  private void pack(ConvGeometry g, int phase, int plane, int count, int position, int total, float[] workspace,
      int paddedAt, int panelAt) {
    int from = paddedAt + plane * patches.planeFloats(g);
    for (int register = 0; register < width; register += lanes) {
      int first = position + register;
      int end = Math.min(lanes, total - first);
      if (end <= 0) {
        return;
      }
      int to = panelAt + register;
      int lane = Math.min(lanes, run(g, phase, first));
      int firstAt = from + place(g, phase, first);
      if (lane >= end) {
        packTaps(g, phase, count, lanes, workspace, firstAt, firstAt, to);
        continue;
      }
      int secondAt = from + place(g, phase, first + lane) - lane;
      packTaps(g, phase, count, lane, workspace, firstAt, secondAt, to);
      for (lane += run(g, phase, first + lane); lane < end; lane += run(g, phase, first + lane)) {
        insertTaps(g, phase, count, lane, workspace, from + place(g, phase, first + lane) - lane, to);
      }
    }
  }

  private void packTaps(ConvGeometry g, int phase, int count, int split, float[] workspace, int firstAt, int secondAt,
      int toAt) {
    int planeFloats = patches.planeFloats(g);
    int step = taps(g, phase) * width;
    int to = toAt;
    for (int r = 0; r < patches.tapRows(g, phase); r++) {
      for (int s = 0; s < patches.tapColumns(g, phase); s++, to += width) {
        int tap = patches.tap(g, r, s);
        panels.join(split, count, workspace, firstAt + tap, planeFloats, secondAt + tap, planeFloats, to, step);
      }
    }
  }

  /// Replaces the lanes from `lane` on.
  private void insertTaps(ConvGeometry g, int phase, int count, int lane, float[] workspace, int from, int toAt) {
    int step = taps(g, phase) * width;
    int to = toAt;
    for (int r = 0; r < patches.tapRows(g, phase); r++) {
      for (int s = 0; s < patches.tapColumns(g, phase); s++, to += width) {
        panels.join(lane, count, workspace, to, step, from + patches.tap(g, r, s), patches.planeFloats(g), to, step);
      }
    }
  }

  /// Moves the results of positions `position` to `end` − 1 to their places.
  private void scatter(ConvGeometry g, int phase, int position, int end, float[] tile, int tileAt, float[] out,
      int outAt) {
    int columns = patches.resultsAreContiguous(g) ? patches.positions(g, phase) : patches.columns(g, phase);
    int step = patches.resultColumnStep(g);
    int length;
    for (int j = position; j < end; j += length) {
      length = Math.min(columns - j % columns, end - j);
      int from = tileAt + j - position;
      int to = outAt + resultPlace(g, phase, j);
      for (int k = 0; k < patches.results(g); k++) {
        if (step == 1) {
          System.arraycopy(tile, from + k * width, out, to, length);
        } else {
          for (int i = 0; i < length; i++) {
            out[to + i * step] = tile[from + k * width + i];
          }
        }
        to += patches.resultPlane(g);
      }
    }
  }

  private int resultPlace(ConvGeometry g, int phase, int position) {
    int positions = patches.positions(g, phase);
    int columns = patches.columns(g, phase);
    int inImage = position % positions;
    return position / positions * patches.results(g) * patches.resultPlane(g) + patches.firstResult(g, phase)
        + inImage / columns * patches.resultRowStep(g) + inImage % columns * patches.resultColumnStep(g);
  }

  /// Place among the padded images of what tap (0, 0) reads in the first plane.
  private int place(ConvGeometry g, int phase, int position) {
    int positions = patches.positions(g, phase);
    int columns = patches.columns(g, phase);
    int inImage = position % positions;
    return position / positions * patches.imageFloats(g) + patches.first(g, phase)
        + inImage / columns * patches.rowStep(g) + inImage % columns;
  }

  /// Positions from this one on, itself included, that read neighbouring elements.
  private int run(ConvGeometry g, int phase, int position) {
    int columns = patches.columns(g, phase);
    int length = patches.rowStep(g) == columns ? patches.positions(g, phase) : columns;
    return length - position % length;
  }

  private int imagesTogether(ConvGeometry g, int images) {
    return Math.min(images, Math.ceilDiv(POSITIONS * patches.phases(g), patches.resultPlane(g)));
  }

  /// Planes in a panel: panels of about the same depth.
  private int planesTogether(ConvGeometry g, int phase) {
    int planes = patches.planes(g);
    int most = Math.max(1, DEPTH / Math.max(1, taps(g, phase)));
    return Math.ceilDiv(planes, Math.ceilDiv(planes, most));
  }

  /// Distance between two rows of filters: an odd number of cache lines, or the rows that a tile reads side by side
  /// could all fall into one set of the cache.
  private int leading(ConvGeometry g, int phase) {
    return (Math.ceilDiv(patches.depth(g, phase), CacheLine.FLOATS) | 1) * CacheLine.FLOATS;
  }

  private int taps(ConvGeometry g, int phase) {
    return patches.tapRows(g, phase) * patches.tapColumns(g, phase);
  }
}
