package lanewise.kernels.conv;

import java.util.Optional;
import lanewise.kernels.common.CacheLine;
import lanewise.kernels.common.LaneTree;

/// Convolution by its definition, lanes over neighbouring columns. What both twins share: laying images out, workspace,
/// and the order of accumulation.
///
/// * forward: each `y` starts at its bias and gains `w · x` by fused multiply-add for c, then r, then s ascending.
/// * dInput: each `dx` starts at 0 and gains `w · dy` for k, then r, then s ascending.
/// * dWeights: for each weight 16 logical lanes start at 0, lane `q mod 16` gains `dy · x` for q, then n, then p
///   ascending; [LaneTree] combines them and the sum is added to `dw`.
///
/// Rows in padding are skipped. Columns in padding, and columns of `dy` past the last that fill up the 16 lanes, are
/// zeros that take part, which shows only where the other factor is not finite. The error against exact arithmetic is
/// that of a sum in single precision: below `(terms + 1) · 2^-24 · Σ |w · x|`.
abstract class DirectConv implements ConvKernel {

  /// Filters (or channels) that the vector twin computes at once.
  static final int BLOCK = 4;

  /// Filter columns whose gradients the vector twin computes at once.
  static final int COLUMNS = 3;

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

  @Override
  public void prepareForward(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt) {
    System.arraycopy(w, wAt, filters, filtersAt, g.weightFloats());
  }

  @Override
  public void prepareDInput(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt) {
    System.arraycopy(w, wAt, filters, filtersAt, g.weightFloats());
  }

  @Override
  public int workspaceFloats(ConvGeometry g, int images) {
    int backward = Math.addExact(PaddedGradient.dyFloats(g), 2 * BLOCK * PaddedGradient.dxRowFloats(g));
    int image = Math.addExact(PaddedImage.floats(g), PaddedOutput.floats(g));
    int weights = Math.addExact(Math.multiplyExact(images, image), CacheLine.FLOATS + BLOCK * COLUMNS * LaneTree.LANES);
    return Math.max(backward, weights);
  }

  @Override
  public final void forward(ConvGeometry g, int images, float[] x, int xAt, float[] w, int wAt, float[] b, int bAt,
      float[] y, int yAt, float[] workspace, int workspaceAt) {
    for (int n = 0; n < images; n++) {
      PaddedImage.pack(g, x, xAt + n * g.inputFloats(), workspace, workspaceAt);
      forwardImage(g, workspace, workspaceAt, w, wAt, b, bAt, y, yAt + n * g.outputFloats());
    }
  }

  @Override
  public final void dInput(ConvGeometry g, int images, float[] dy, int dyAt, float[] w, int wAt, float[] dx, int dxAt,
      float[] workspace, int workspaceAt) {
    int rowsAt = workspaceAt + PaddedGradient.dyFloats(g);
    for (int n = 0; n < images; n++) {
      PaddedGradient.pack(g, dy, dyAt + n * g.outputFloats(), workspace, workspaceAt);
      dInputImage(g, workspace, workspaceAt, w, wAt, dx, dxAt + n * g.inputFloats(), workspace, rowsAt);
    }
  }

  @Override
  public final void dWeights(ConvGeometry g, int images, float[] x, int xAt, float[] dy, int dyAt,
      float[] dw, int dwAt, float[] workspace, int workspaceAt) {
    int gradientsAt = CacheLine.start(workspaceAt + images * PaddedImage.floats(g));
    int lanesAt = gradientsAt + images * PaddedOutput.floats(g);
    for (int n = 0; n < images; n++) {
      PaddedImage.pack(g, x, xAt + n * g.inputFloats(), workspace, workspaceAt + n * PaddedImage.floats(g));
      PaddedOutput.pack(g, dy, dyAt + n * g.outputFloats(), workspace, gradientsAt + n * PaddedOutput.floats(g));
    }
    dWeightsPadded(g, images, workspace, workspaceAt, gradientsAt, dw, dwAt, lanesAt);
  }

  /// One image, already laid out by [PaddedImage].
  abstract void forwardImage(ConvGeometry g, float[] padded, int paddedAt, float[] w, int wAt, float[] b, int bAt,
      float[] y, int yAt);

  /// One image, its gradient already laid out by [PaddedGradient]; `rows` has room for two rows of [#BLOCK] channels.
  abstract void dInputImage(ConvGeometry g, float[] padded, int paddedAt, float[] w, int wAt, float[] dx, int dxAt,
      float[] rows, int rowsAt);

  /// All images and gradients, already laid out by [PaddedImage] and [PaddedOutput] in `workspace`, which also has room
  /// for [#BLOCK] · [#COLUMNS] times 16 lanes.
  abstract void dWeightsPadded(ConvGeometry g, int images, float[] workspace, int imagesAt, int gradientsAt,
      float[] dw, int dwAt, int lanesAt);
}
