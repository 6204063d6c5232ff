package lanewise.kernels.conv.winograd;

import java.util.Arrays;
import java.util.Optional;
import lanewise.kernels.common.CacheLine;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.kernels.conv.ConvKernel;

/// Convolution by Winograd's minimal filtering F(m×m,3×3), m = 2 or 4 (Lavin and Gray, "Fast algorithms for
/// convolutional neural networks", 2016): each tile of m×m outputs and the n×n inputs under it, n = m + 2, become n²
/// factors, one matrix product over the channels (or tiles) for each of these positions, then outputs. What both twins
/// share: the flow through tiles and memory, and the order of accumulation.
///
/// * forward: `y = b + A^T m A` with `m = Σ_c (G w G^T) · (B^T x B)`, each element of `m` from 0 by fused multiply-add
///   for c ascending.
/// * dInput: the same over k ascending, with `dy` in place of `x`, filters rotated by 180° and padding 2 − padding.
/// * dWeights: `dw += G^T u G` with `u = Σ (B^T x B) · (A dy A^T)`, each element of `u` from 0 by fused multiply-add
///   for n, then tile rows, then tile columns ascending.
///
/// Each map of [WinogradTransform] is applied over the columns first, in the fixed operations that its class writes
/// down. Inputs and gradients outside the image are zeros that take part; one that is not finite spoils its whole tile.
///
/// The error of an element is that of its tile: rounding is relative to the sums `Σ |w · x|` of all its neighbours
/// there. In units of `(√terms + 2) · 2^-24 · Σ |w · x|` of the element itself, which bounds a plain sum, the largest
/// seen with operands uniform in [−1, 1) is, for F(2×2,3×3) and F(4×4,3×3):
///
/// * forward and dInput with padding 1: 0.8 and 5 with up to 4 channels, 0.2 and 1 with 16, 0.1 and 0.7 with 64;
/// * dWeights of 28×28 images: 0.1 and 0.2;
/// * images of a few pixels: 8 and 24;
/// * dInput without padding, whose corners have a single term per channel: 14 and 108 with 2 channels, 1 and 8 with 16.
///
/// Everything inside has lanes over channels or maps, so tiles of any image size fill them; [WinogradPlan] describes
/// the layout.
abstract class WinogradConv implements ConvKernel {

  /// The plans of one geometry: `dInput` is a convolution of `dy`.
  private record Plans(ConvGeometry g, WinogradPlan forward, WinogradPlan dInput) {}

  private final ConvAlgorithm algorithm;
  private final WinogradTransform transform;
  private final ChannelLanes layout;
  private final WinogradTiles tiles;
  private final int lanes;
  private final int panel;

  /// Those of the last geometry, so that passes allocate nothing; immutable, so threads may replace them unseen.
  private Plans plans;

  /// @param panel maps of one product, a multiple of the lanes
  WinogradConv(ConvAlgorithm algorithm, WinogradTransform transform, ChannelLanes layout, int panel) {
    this.algorithm = algorithm;
    this.transform = transform;
    this.layout = layout;
    this.tiles = new WinogradTiles(transform, layout);
    this.lanes = layout.lanes();
    this.panel = panel;
  }

  @Override
  public final ConvAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public final Optional<String> refusal(ConvGeometry g) {
    boolean covered = g.kernelHeight() == 3 && g.kernelWidth() == 3 && g.strideHeight() == 1 && g.strideWidth() == 1;
    return covered ? Optional.empty() : Optional.of(
        algorithm.label() + " covers filters of 3x3 with stride 1, found " + g.kernelHeight() + "x" + g.kernelWidth()
            + " with stride " + g.strideHeight() + "x" + g.strideWidth());
  }

  @Override
  public final int workspaceFloats(ConvGeometry g, int images) {
    return Math.max(plans(g).forward.workspaceFloats, plans(g).dInput.workspaceFloats);
  }

  @Override
  public final int filterFloats(ConvGeometry g) {
    return Math.max(plans(g).forward.preparedFloats, plans(g).dInput.preparedFloats);
  }

  private Plans plans(ConvGeometry g) {
    Plans known = plans;
    if (known == null || !known.g.equals(g)) {
      refusal(g).ifPresent(reason -> {
        throw new IllegalArgumentException(reason);
      });
      ConvGeometry transposed = new ConvGeometry(g.maps(), g.outputHeight(), g.outputWidth(), g.channels(), 3, 3, 1, 1,
          2 - g.padTop(), 2 - g.padBottom(), 2 - g.padLeft(), 2 - g.padRight());
      known = new Plans(g, new WinogradPlan(g, transform.outputs(), lanes, panel),
          new WinogradPlan(transposed, transform.outputs(), lanes, panel));
      plans = known;
    }
    return known;
  }

  @Override
  public final void prepareForward(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt) {
    WinogradPlan plan = plans(g).forward;
    int at = CacheLine.start(filtersAt);
    int mapFloats = g.filterRow(1, 0, 0);
    for (int group = 0; group < plan.mapGroups; group++) {
      layout.toLanes(mapFloats, Math.min(lanes, g.maps() - group * lanes), w, wAt + group * lanes * mapFloats,
          mapFloats, filters, at + plan.preparedLanesAt);
      for (int c = 0; c < g.channels(); c++) {
        transform.filter(1, filters, at + plan.preparedLanesAt + c * plan.weights.next(), plan.weights,
            at + plan.mapGroup(group, g.channels()) + c * panel, plan.filterFactors, at + plan.preparedScratchAt);
      }
    }
  }

  @Override
  public final void prepareDInput(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt) {
    WinogradPlan plan = plans(g).dInput;
    int at = CacheLine.start(filtersAt);
    int lastWeight = plan.weights.next() - lanes;
    for (int group = 0; group < plan.mapGroups; group++) {
      for (int k = 0; k < g.maps(); k++) {
        layout.toLanes(9, Math.min(lanes, g.channels() - group * lanes), w, wAt + g.filterRow(k, group * lanes, 0), 9,
            filters, at + plan.preparedLanesAt);
        transform.filter(1, filters, at + plan.preparedLanesAt + lastWeight, plan.rotatedWeights,
            at + plan.mapGroup(group, g.maps()) + k * panel, plan.filterFactors, at + plan.preparedScratchAt);
      }
    }
  }

  @Override
  public final void forward(ConvGeometry g, int images, float[] x, int xAt, float[] filters, int filtersAt,
      float[] b, int bAt, float[] y, int yAt, float[] workspace, int workspaceAt) {
    WinogradPlan plan = plans(g).forward;
    int at = CacheLine.start(workspaceAt);
    System.arraycopy(b, bAt, workspace, at, g.maps());
    convolve(plan, images, x, xAt, filters, CacheLine.start(filtersAt), y, yAt, workspace, at);
  }

  @Override
  public final void dInput(ConvGeometry g, int images, float[] dy, int dyAt, float[] filters, int filtersAt,
      float[] dx, int dxAt, float[] workspace, int workspaceAt) {
    WinogradPlan plan = plans(g).dInput;
    int at = CacheLine.start(workspaceAt);
    Arrays.fill(workspace, at, at + g.channels(), 0f);
    convolve(plan, images, dy, dyAt, filters, CacheLine.start(filtersAt), dx, dxAt, workspace, at);
  }

  private void convolve(WinogradPlan plan, int images, float[] x, int xAt, float[] filters, int filtersAt,
      float[] y, int yAt, float[] workspace, int at) {
    int channels = plan.g.channels();
    Arrays.fill(workspace, at + plan.zerosAt, at + plan.zerosAt + panel, 0f);
    for (int first = 0; first < images * plan.tiles; first += plan.block) {
      int count = Math.min(plan.block, images * plan.tiles - first);
      tiles.transformInputs(plan, first, count, x, xAt, plan.inputFactors, lanes, workspace, at);
      for (int position = 0; position < plan.positions; position++) {
        for (int p = 0; p < plan.mapPanels; p++) {
          multiply(count, channels, workspace, at + plan.inputsAt + position * plan.inputFactors.column(),
              plan.inputFactors.next(), filters,
              filtersAt + position * plan.filterFactors.column() + p * channels * panel, at + plan.zerosAt, 0,
              at + plan.productsAt + position * plan.products.column() + p * plan.block * panel);
        }
      }
      tiles.transformOutputs(plan, first, count, workspace, at, y, yAt);
    }
  }

  @Override
  public final void dWeights(ConvGeometry g, int images, float[] x, int xAt, float[] dy, int dyAt,
      float[] dw, int dwAt, float[] workspace, int workspaceAt) {
    WinogradPlan plan = plans(g).forward;
    int at = CacheLine.start(workspaceAt);
    Arrays.fill(workspace, at + plan.zerosAt, at + plan.zerosAt + panel, 0f);
    Arrays.fill(workspace, at + plan.gradientsAt, at + plan.gradientsAt + plan.filterFloats, 0f);
    for (int first = 0; first < images * plan.tiles; first += plan.block) {
      int count = Math.min(plan.block, images * plan.tiles - first);
      tiles.transformInputs(plan, first, count, x, xAt, plan.groupedInputFactors, plan.block * lanes, workspace, at);
      tiles.transformGradients(plan, first, count, dy, dyAt, workspace, at);
      for (int position = 0; position < plan.positions; position++) {
        inputRows(plan, position, count, workspace, at);
        for (int p = 0; p < plan.mapPanels; p++) {
          int toAt = at + plan.gradientsAt + position * plan.filterFactors.column() + p * g.channels() * panel;
          multiply(g.channels(), count, workspace, at + plan.inputRowsAt, plan.block, workspace,
              at + plan.productsAt + position * plan.products.column() + p * plan.block * panel, toAt, panel, toAt);
        }
      }
    }
    addWeightGradients(plan, workspace, at, dw, dwAt);
  }

  /// The factors of inputs at one position, a row of tiles for each channel.
  private void inputRows(WinogradPlan plan, int position, int count, float[] workspace, int at) {
    int fromAt = at + plan.inputsAt + position * plan.groupedInputFactors.column();
    for (int group = 0; group < plan.channelGroups; group++) {
      layout.fromLanes(count, Math.min(lanes, plan.g.channels() - group * lanes), workspace,
          fromAt + group * plan.block * lanes, at + plan.scratchAt, at + plan.zerosAt, workspace,
          at + plan.inputRowsAt + group * lanes * plan.block, plan.block);
    }
  }

  /// `dw += G^T u G`
  private void addWeightGradients(WinogradPlan plan, float[] workspace, int at, float[] dw, int dwAt) {
    int channels = plan.g.channels();
    int mapFloats = plan.g.filterRow(1, 0, 0);
    int lanesAt = at + plan.weightLanesAt;
    int rowsAt = at + plan.weightRowsAt;
    for (int group = 0; group < plan.mapGroups; group++) {
      for (int c = 0; c < channels; c++) {
        transform.filterGradient(1, workspace, at + plan.gradientsAt + plan.mapGroup(group, channels) + c * panel,
            plan.filterFactors, lanesAt + c * plan.weights.next(), plan.weights, at + plan.scratchAt);
      }
      int maps = Math.min(lanes, plan.g.maps() - group * lanes);
      layout.fromLanes(mapFloats, maps, workspace, lanesAt, at + plan.scratchAt, at + plan.zerosAt,
          workspace, rowsAt, mapFloats);
      int to = dwAt + group * lanes * mapFloats;
      for (int i = 0; i < maps * mapFloats; i++) {
        dw[to + i] += workspace[rowsAt + i];
      }
    }
  }

  /// `c[i,j] = start[i,j] + Σ_d a[i,d] · panels[d,j]` by fused multiply-add with d ascending, for the `panel` columns j
  /// of a panel. `a`, `start` and `c` stand in the workspace; rows of `c` and of the panel have no gaps.
  ///
  /// @param rowStep from one row of `a` to the next
  /// @param startStep from one row of `start` to the next
  abstract void multiply(int rows, int depth, float[] workspace, int aAt, int rowStep, float[] panels, int panelAt,
      int startAt, int startStep, int cAt);
}
