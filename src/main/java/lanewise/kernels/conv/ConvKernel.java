package lanewise.kernels.conv;

/// Convolution as networks use it (cross-correlation, the filter is not rotated), forward and its three gradients, over
/// `images` consecutive images. Shapes: `x`, `dx` n,c,h,w; `w`, `dw` k,c,r,s; `b`, `db` k; `y`, `dy` n,k,p,q.
///
/// The order of accumulation, the same in every twin of one algorithm, is documented by each pair of twins.
/// `workspace` needs [#workspaceFloats] floats from `workspaceAt`, with any content; it belongs to the calling thread.
public interface ConvKernel {

  ConvAlgorithm algorithm();

  /// Floats of scratch memory that any method needs for `images` images.
  int workspaceFloats(ConvGeometry g, int images);

  /// `y[n,k,p,q] = b[k] + Σ_{c,r,s} w[k,c,r,s] · x[n,c,p·strideH + r − padTop,q·strideW + s − padLeft]` (the paper's
  /// equation 7)
  void forward(ConvGeometry g, int images, float[] x, int xAt, float[] w, int wAt, float[] b, int bAt,
      float[] y, int yAt, float[] workspace, int workspaceAt);

  /// `dx[n,c,h,w] = Σ_{k,r,s} w[k,c,r,s] · dy[n,k,p,q]` over the p, q that read position h, w; overwrites `dx`.
  void dInput(ConvGeometry g, int images, float[] dy, int dyAt, float[] w, int wAt,
      float[] dx, int dxAt, float[] workspace, int workspaceAt);

  /// `dw[k,c,r,s] += Σ_{n,p,q} dy[n,k,p,q] · x[n,c,p·strideH + r − padTop,q·strideW + s − padLeft]`
  void dWeights(ConvGeometry g, int images, float[] x, int xAt, float[] dy, int dyAt,
      float[] dw, int dwAt, float[] workspace, int workspaceAt);

  /// `db[k] += Σ_{n,p,q} dy[n,k,p,q]`
  void dBias(ConvGeometry g, int images, float[] dy, int dyAt, float[] db, int dbAt,
      float[] workspace, int workspaceAt);
}
