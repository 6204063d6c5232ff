package lanewise.kernels.conv.im2col;

import java.util.Arrays;
import java.util.Optional;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.kernels.conv.ConvKernel;

/// Convolution as a matrix product: filters times patches of the image, whose panels are packed from the padded image
/// when they are needed; the full matrix of patches never exists. Any stride, padding and kernel.
///
/// * forward: each `y` starts at its bias and gains `w · x` by fused multiply-add for c, then r, then s ascending.
/// * dInput: each `dx` starts at 0 and gains `w · dy` for k, then r, then s ascending, over the r and s of its phase: r
///   ≡ h + padTop (mod strideHeight), s ≡ w + padLeft (mod strideWidth).
/// * dWeights: each sum starts at 0 and gains `dy · x` for n, then p, then q ascending; at the end it is added to `dw`.
///
/// Padding, and positions of `dy` that the r and s of a phase reach beyond its edges, are zeros that take part, which
/// shows only where the other factor is not finite (the result is NaN) and in the sign of a zero. The error against
/// exact arithmetic is that of a sum in single precision: below `(terms + 1) · 2^-24 · Σ |w · x|`.
abstract class Im2colConv implements ConvKernel {

  private final PatchProduct forward;
  private final PatchProduct dInput;
  private final WeightProduct dWeights;

  Im2colConv(PatchPanels panels) {
    forward = new PatchProduct(panels, InputPatches.INSTANCE);
    dInput = new PatchProduct(panels, GradientPatches.INSTANCE);
    dWeights = new WeightProduct(panels);
  }

  @Override
  public final ConvAlgorithm algorithm() {
    return ConvAlgorithm.IM2COL;
  }

  @Override
  public final Optional<String> refusal(ConvGeometry g) {
    return Optional.empty();
  }

  @Override
  public final int workspaceFloats(ConvGeometry g, int images) {
    int input = Math.addExact(g.channels(), dInput.workspaceFloats(g, images));
    return Math.max(input, Math.max(forward.workspaceFloats(g, images), dWeights.workspaceFloats(g)));
  }

  @Override
  public final int filterFloats(ConvGeometry g) {
    return Math.max(forward.filterFloats(g), dInput.filterFloats(g));
  }

  @Override
  public final void prepareForward(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt) {
    forward.prepare(g, w, wAt, filters, filtersAt);
  }

  @Override
  public final void forward(ConvGeometry g, int images, float[] x, int xAt, float[] filters, int filtersAt, float[] b,
      int bAt, float[] y, int yAt, float[] workspace, int workspaceAt) {
    forward.multiply(g, images, x, xAt, filters, filtersAt, b, bAt, y, yAt, workspace, workspaceAt);
  }

  @Override
  public final void prepareDInput(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt) {
    dInput.prepare(g, w, wAt, filters, filtersAt);
  }

  @Override
  public final void dInput(ConvGeometry g, int images, float[] dy, int dyAt, float[] filters, int filtersAt,
      float[] dx, int dxAt, float[] workspace, int workspaceAt) {
    Arrays.fill(workspace, workspaceAt, workspaceAt + g.channels(), 0f);
    dInput.multiply(g, images, dy, dyAt, filters, filtersAt, workspace, workspaceAt, dx, dxAt, workspace,
        workspaceAt + g.channels());
  }

  @Override
  public final void dWeights(ConvGeometry g, int images, float[] x, int xAt, float[] dy, int dyAt,
      float[] dw, int dwAt, float[] workspace, int workspaceAt) {
    dWeights.multiply(g, images, x, xAt, dy, dyAt, dw, dwAt, workspace, workspaceAt);
  }
}
