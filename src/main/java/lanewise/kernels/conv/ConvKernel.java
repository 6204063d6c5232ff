package lanewise.kernels.conv;

import java.util.Optional;

/// Convolution as networks use it (cross-correlation, the filter is not rotated), forward and its two gradients, over
/// `images` consecutive images. Shapes: `x`, `dx` n,c,h,w; `w`, `dw` k,c,r,s; `b` k; `y`, `dy` n,k,p,q.
///
/// Filters are prepared once per change of the weights and then read by any number of calls, from any number of
/// threads: what [#prepareForward] wrote is what [#forward] reads, and likewise for `dInput`.
///
/// The order of accumulation, the same in every twin of one algorithm, is documented by each pair of twins.
/// `workspace` needs [#workspaceFloats] floats from `workspaceAt`, with any content; it belongs to the calling thread.
public interface ConvKernel {

  ConvAlgorithm algorithm();

  /// What keeps this algorithm from computing `g`, with the numbers in question; empty if nothing does.
  Optional<String> refusal(ConvGeometry g);

  /// Floats of scratch memory that any method needs for `images` images.
  int workspaceFloats(ConvGeometry g, int images);

  /// Floats of prepared filters, for either direction.
  int filterFloats(ConvGeometry g);

  /// Lays out `w` for [#forward].
  void prepareForward(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt);

  /// `y[n,k,p,q] = b[k] + Σ_{c,r,s} w[k,c,r,s] · x[n,c,p·strideH + r − padTop,q·strideW + s − padLeft]` (the paper's
  /// equation 7)
  ///
  /// @param filters from [#prepareForward]
  void forward(ConvGeometry g, int images, float[] x, int xAt, float[] filters, int filtersAt, float[] b, int bAt,
      float[] y, int yAt, float[] workspace, int workspaceAt);

  /// Lays out `w` for [#dInput].
  void prepareDInput(ConvGeometry g, float[] w, int wAt, float[] filters, int filtersAt);

  /// `dx[n,c,h,w] = Σ_{k,r,s} w[k,c,r,s] · dy[n,k,p,q]` over the p, q that read position h, w; overwrites `dx`.
  ///
  /// @param filters from [#prepareDInput]
  void dInput(ConvGeometry g, int images, float[] dy, int dyAt, float[] filters, int filtersAt,
      float[] dx, int dxAt, float[] workspace, int workspaceAt);

  /// `dw[k,c,r,s] += Σ_{n,p,q} dy[n,k,p,q] · x[n,c,p·strideH + r − padTop,q·strideW + s − padLeft]`
  void dWeights(ConvGeometry g, int images, float[] x, int xAt, float[] dy, int dyAt,
      float[] dw, int dwAt, float[] workspace, int workspaceAt);
}
