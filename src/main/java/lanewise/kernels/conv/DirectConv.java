package lanewise.kernels.conv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lanewise.kernels.common.CacheLine;
import lanewise.kernels.common.LaneTree;

/// Convolution by its definition, lanes over neighbouring columns. What both twins share: laying images out, workspace,
/// and the order of accumulation.
///
/// * forward: each `y` starts at its bias and gains `w · x` by fused multiply-add for r, then c, then s ascending.
/// * dInput: each `dx` starts at 0 and gains `w · dy` for r descending, then k ascending, then s descending.
/// * dWeights: images are taken in groups of as many as stay in the L2 cache ([#GROUP_FLOATS]). For each group and
///   weight 16 logical lanes start at 0, lane `q mod 16` gains `dy · x` for n, then q, then p ascending; [LaneTree]
///   combines them and the sum is added to `dw`.
///
/// Rows in padding are skipped. Columns in padding, and columns of `dy` past the last that fill up the 16 lanes, are
/// zeros that take part, which shows only where the other factor is not finite. The error against exact arithmetic is
/// that of a sum in single precision: below `(terms + 1) · 2^-24 · Σ |w · x|`.
abstract class DirectConv implements ConvKernel {

  /// Results past the end of a plane that the vector twin may write, before it has copied what belongs there.
  static final int SPILL_FLOATS = 8 * LaneTree.LANES;

  /// Maps whose weight gradients are computed at once.
  static final int BLOCK = 4;

  /// Floats of lowered images and padded gradients of one group: half of a 1 MiB L2 cache.
  static final int GROUP_FLOATS = 1 << 17;

  /// What one geometry comes down to.
  ///
  /// @param toInput for each residue and phase, phases ascending within residues
  private record Plan(ConvGeometry g, Correlation forward, List<Correlation> toInput, int group) {

    static Plan of(ConvGeometry g) {
      var toInput = new ArrayList<Correlation>();
      for (int residue = 0; residue < g.strideHeight(); residue++) {
        for (int phase = 0; phase < g.strideWidth(); phase++) {
          toInput.add(Correlation.toInput(g, residue, phase));
        }
      }
      Correlation forward = Correlation.forward(g);
      int group = Math.max(1, GROUP_FLOATS / (LoweredImage.floats(forward) + PaddedGradient.floats(forward)));
      return new Plan(g, forward, List.copyOf(toInput), group);
    }
  }

  /// That of the last geometry, so that passes allocate nothing; immutable, so threads may replace it unseen.
  private Plan plan;

  @Override
  public ConvAlgorithm algorithm() {
    return ConvAlgorithm.DIRECT;
  }

  @Override
  public Optional<String> refusal(ConvGeometry g) {
    return Optional.empty();
  }

  @Override
  public int filterFloats(ConvGeometry g) {
    return g.weightFloats();
  }

  private Plan plan(ConvGeometry g) {
    Plan known = plan;
    if (known == null || !known.g.equals(g)) {
      known = Plan.of(g);
      plan = known;
    }
    return known;
  }

  @Override
  public void prepareForward(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt) {
    DirectFilters.packForward(g, w, wAt, filters, filtersAt);
  }

  @Override
  public void prepareDInput(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt) {
    int at = filtersAt;
    List<Correlation> all = plan(g).toInput;
    for (int i = 0; i < all.size(); i++) {
      DirectFilters.packToInput(g, all.get(i), i / g.strideWidth(), i % g.strideWidth(), w, wAt, filters, at);
      at += all.get(i).filterFloats();
    }
  }

  @Override
  public int workspaceFloats(ConvGeometry g, int images) {
    Plan plan = plan(g);
    int most = Math.max(weightsFloats(plan, images), correlationFloats(plan.forward));
    for (Correlation of : plan.toInput) {
      int woven = strided(g) ? of.maps() * of.outputHeight() * of.outputWidth() : 0;
      most = Math.max(most, Math.addExact(correlationFloats(of), of.maps() + woven));
    }
    return most;
  }

  private static int correlationFloats(Correlation of) {
    return Math.addExact(LoweredImage.floats(of), LoweredImage.spacedFloats(of) + SPILL_FLOATS + CacheLine.FLOATS);
  }

  private static int weightsFloats(Plan plan, int images) {
    Correlation of = plan.forward;
    int image = Math.addExact(LoweredImage.floats(of), PaddedGradient.floats(of));
    return Math.addExact(Math.multiplyExact(Math.min(plan.group, images), image),
        LoweredImage.spacedFloats(of) + lanesFloats(of) + CacheLine.FLOATS);
  }

  /// Lanes are summed up 16 sums at a time.
  private static int lanesFloats(Correlation of) {
    return Math.ceilDiv(BLOCK * of.rowTaps(), LaneTree.LANES) * LaneTree.LANES * LaneTree.LANES;
  }

  private static boolean strided(ConvGeometry g) {
    return g.strideHeight() > 1 || g.strideWidth() > 1;
  }

  @Override
  public final void forward(ConvGeometry g, int images, float[] x, int xAt, float[] filters, int filtersAt, float[] b,
      int bAt, float[] y, int yAt, float[] workspace, int workspaceAt) {
    Correlation of = plan(g).forward;
    int loweredAt = CacheLine.start(workspaceAt);
    int spillAt = loweredAt + LoweredImage.floats(of);
    int spacedAt = spillAt + SPILL_FLOATS;
    for (int n = 0; n < images; n++) {
      lower(of, x, xAt + n * g.inputFloats(), workspace, spacedAt, loweredAt);
      correlate(of, workspace, loweredAt, filters, filtersAt, b, bAt, y, yAt + n * g.outputFloats(), spillAt);
    }
  }

  @Override
  public final void dInput(ConvGeometry g, int images, float[] dy, int dyAt, float[] filters, int filtersAt, float[] dx,
      int dxAt, float[] workspace, int workspaceAt) {
    List<Correlation> all = plan(g).toInput;
    int at = filtersAt;
    for (int i = 0; i < all.size(); i++) {
      dInput(g, all.get(i), i / g.strideWidth(), i % g.strideWidth(), images, dy, dyAt, filters, at, dx, dxAt, workspace,
          workspaceAt);
      at += all.get(i).filterFloats();
    }
  }

  private void dInput(ConvGeometry g, Correlation of, int residue, int phase, int images, float[] dy, int dyAt,
      float[] filters, int filtersAt, float[] dx, int dxAt, float[] workspace, int workspaceAt) {
    int loweredAt = CacheLine.start(workspaceAt);
    int spillAt = loweredAt + LoweredImage.floats(of);
    int spacedAt = spillAt + SPILL_FLOATS;
    int startAt = spacedAt + LoweredImage.spacedFloats(of);
    int wovenAt = startAt + of.maps();
    Arrays.fill(workspace, startAt, wovenAt, 0f);
    for (int n = 0; n < images; n++) {
      int imageAt = dxAt + n * g.inputFloats();
      lower(of, dy, dyAt + n * g.outputFloats(), workspace, spacedAt, loweredAt);
      if (strided(g)) {
        correlate(of, workspace, loweredAt, filters, filtersAt, workspace, startAt, workspace, wovenAt, spillAt);
        weave(g, of, residue, phase, workspace, wovenAt, dx, imageAt);
      } else {
        correlate(of, workspace, loweredAt, filters, filtersAt, workspace, startAt, dx, imageAt, spillAt);
      }
    }
  }

  /// Puts the gradients of one residue and phase where they belong among all.
  private static void weave(ConvGeometry g, Correlation of, int residue, int phase, float[] from, int fromAt,
      float[] dx, int dxAt) {
    int firstRow = Correlation.first(g.padTop(), g.strideHeight(), residue);
    int firstColumn = Correlation.first(g.padLeft(), g.strideWidth(), phase);
    int at = fromAt;
    for (int c = 0; c < g.channels(); c++) {
      for (int i = 0; i < of.outputHeight(); i++) {
        int row = dxAt + (c * g.height() + firstRow + i * g.strideHeight()) * g.width() + firstColumn;
        for (int j = 0; j < of.outputWidth(); j++) {
          dx[row + j * g.strideWidth()] = from[at++];
        }
      }
    }
  }

  @Override
  public final void dWeights(ConvGeometry g, int images, float[] x, int xAt, float[] dy, int dyAt,
      float[] dw, int dwAt, float[] workspace, int workspaceAt) {
    Correlation of = plan(g).forward;
    int group = Math.min(plan(g).group, images);
    int imagesAt = CacheLine.start(workspaceAt);
    int gradientsAt = imagesAt + group * LoweredImage.floats(of);
    int lanesAt = gradientsAt + group * PaddedGradient.floats(of);
    int spacedAt = lanesAt + lanesFloats(of);
    for (int first = 0; first < images; first += group) {
      int together = Math.min(group, images - first);
      for (int i = 0; i < together; i++) {
        int n = first + i;
        lower(of, x, xAt + n * g.inputFloats(), workspace, spacedAt, imagesAt + i * LoweredImage.floats(of));
        pad(of, dy, dyAt + n * g.outputFloats(), workspace, gradientsAt + i * PaddedGradient.floats(of));
      }
      for (int k = 0; k < g.maps(); k += BLOCK) {
        int maps = Math.min(BLOCK, g.maps() - k);
        for (int r = 0; r < g.kernelHeight(); r++) {
          laneSums(of, together, k, maps, r, workspace, imagesAt, gradientsAt, lanesAt);
          addSums(g, k, maps, r, workspace, lanesAt, dw, dwAt);
        }
      }
    }
  }

  private static void addSums(ConvGeometry g, int k, int maps, int r, float[] sums, int sumsAt, float[] dw, int dwAt) {
    int at = sumsAt;
    for (int i = 0; i < maps; i++) {
      for (int c = 0; c < g.channels(); c++) {
        int row = dwAt + g.filterRow(k + i, c, r);
        for (int s = 0; s < g.kernelWidth(); s++) {
          dw[row + s] += sums[at++];
        }
      }
    }
  }

  /// Lays out one image as [LoweredImage] says; `spacedAt` is scratch for one spaced row.
  abstract void lower(Correlation of, float[] x, int xAt, float[] workspace, int spacedAt, int loweredAt);

  /// Lays out the output gradient of one image as [PaddedGradient] says.
  abstract void pad(Correlation of, float[] dy, int dyAt, float[] padded, int paddedAt);

  /// One image, already lowered; `start` is what each map's results start at.
  ///
  /// @param spillAt scratch of [#SPILL_FLOATS] in `lowered`
  abstract void correlate(Correlation of, float[] lowered, int loweredAt, float[] filters, int filtersAt,
      float[] start, int startAt, float[] y, int yAt, int spillAt);

  /// The gradients of filter row r of `maps` maps, summed over a group of images: `maps · c · s` sums from `lanesAt`,
  /// where there is room for 16 lanes for each.
  abstract void laneSums(Correlation of, int images, int k, int maps, int r, float[] workspace, int imagesAt,
      int gradientsAt, int lanesAt);
}
