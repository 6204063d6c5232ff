package lanewise.model;

import java.util.List;
import lanewise.kernels.blas.BlasKernel;
import lanewise.kernels.pool.PoolGeometry;
import lanewise.kernels.pool.PoolKernel;
import lanewise.tensor.Shape;

/// Pooling, in n,c,h,w -> out n,c,p,q: `y` is the maximum or the average of its window. Backward sends each gradient to
/// the winner of its window, or in equal parts to all of it.
final class PoolingLayer implements ImageLayer {

  private final PoolGeometry g;
  private final int channels;
  private final Pooling.Kind kind;
  private final PoolKernel kernel;
  private final BlasKernel blas;
  private final boolean inputGradient;
  private int[] winners = {};

  PoolingLayer(PoolGeometry g, int channels, Pooling.Kind kind, LayerContext context) {
    this.g = g;
    this.channels = channels;
    this.kind = kind;
    this.blas = context.compute().kernels().blas();
    this.kernel = kind.kernel(context.compute().kernels());
    this.inputGradient = context.inputGradient();
  }

  static Layer build(PoolGeometry g, int channels, Pooling.Kind kind, LayerContext context) {
    return new ImageChain(context.compute(), Shape.of(channels, g.height(), g.width()),
        context.timed(new PoolingLayer(g, channels, kind, context)),
        Shape.of(channels, g.outputHeight(), g.outputWidth()));
  }

  @Override
  public int inputFloats() {
    return channels * g.inputFloats();
  }

  @Override
  public int outputFloats() {
    return channels * g.outputFloats();
  }

  @Override
  public long work() {
    return 2L * inputFloats();
  }

  @Override
  public int workspaceFloats(int images) {
    return kernel.workspaceFloats(g);
  }

  @Override
  public void beginForward() {}

  @Override
  public void keep(int images) {
    if (kernel.keepsWinners() && winners.length < images * outputFloats()) {
      winners = new int[images * outputFloats()];
    }
  }

  /// A maximum is one of its window; the sum for an average may overflow.
  @Override
  public boolean forward(int first, int images, float[] x, int xAt, float[] y, int yAt, float[] workspace) {
    kernel.forward(g, images * channels, x, xAt, y, yAt, winners, first * outputFloats(), workspace, 0);
    return kind == Pooling.Kind.MAX || blas.finite(images * outputFloats(), y, yAt);
  }

  @Override
  public void infer(int images, float[] x, int xAt, float[] y, int yAt, float[] workspace) {
    kernel.infer(g, images * channels, x, xAt, y, yAt, workspace, 0);
  }

  @Override
  public void beginBackward(int slices) {}

  @Override
  public void dWeights(int slice, int images, float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt,
      float[] workspace) {}

  @Override
  public void dInput(int first, int images, float[] dy, int dyAt, float[] dx, int dxAt, float[] workspace) {
    kernel.backward(g, images * channels, dy, dyAt, winners, first * outputFloats(), dx, dxAt, workspace, 0);
  }

  @Override
  public boolean endBackward(int slices) {
    return true;
  }

  @Override
  public boolean inputGradient() {
    return inputGradient;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }
}
