package lanewise.model;

import java.util.Arrays;
import java.util.List;
import lanewise.kernels.blas.BlasKernel;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.tensor.Shape;

/// Convolution, in n,c,h,w -> out n,k,p,q (the paper's equation 7): `y = f(b + Σ w · x)`. Backward takes the gradient
/// through f, then fills `dWeights`, `dBias` and, unless it is the first layer, `dInput`. Every slice of images adds up
/// its own gradient; the slices' gradients are added in slice order.
final class ConvolutionLayer implements ImageLayer {

  private final ConvGeometry g;
  private final ConvolutionKernels kernels;
  private final BlasKernel blas;
  private final RowActivation activation;

  private final Parameter weights;
  private final Parameter biases;

  private final float[] filters;
  private final float[] dInputFilters;
  private int filtersVersion = -1;
  private final Workspaces dWeightsOfSlice = new Workspaces();
  private final Workspaces dBiasOfSlice = new Workspaces();

  ConvolutionLayer(ConvGeometry g, Convolution spec, LayerContext context) {
    this.g = g;
    Compute compute = context.compute();
    this.kernels = ConvolutionKernels.of(g, context.inputGradient(), compute);
    this.blas = compute.kernels().blas();
    this.activation = spec.activation().rows(compute.kernels());
    this.weights = context.parameter("convolution weights", true,
        Shape.of(g.maps(), g.channels(), g.kernelHeight(), g.kernelWidth()), spec.scheduler());
    this.biases = context.parameter("convolution biases", false, Shape.of(g.maps()), spec.scheduler());
    int filter = g.kernelHeight() * g.kernelWidth();
    spec.initialiser().fill(weights.value(), g.channels() * filter, g.maps() * filter, context.initialWeights());
    this.filters = new float[kernels.filterFloats()];
    this.dInputFilters = new float[kernels.dInputFilterFloats()];
  }

  static Layer build(ConvGeometry g, Convolution spec, LayerContext context) {
    return new ImageChain(context.compute(), Shape.of(g.channels(), g.height(), g.width()),
        context.timed(new ConvolutionLayer(g, spec, context)), Shape.of(g.maps(), g.outputHeight(), g.outputWidth()));
  }

  @Override
  public int inputFloats() {
    return g.inputFloats();
  }

  @Override
  public int outputFloats() {
    return g.outputFloats();
  }

  @Override
  public long work() {
    return g.flops();
  }

  @Override
  public int workspaceFloats(int images) {
    return kernels.workspaceFloats(images);
  }

  /// Filters are prepared anew only if the weights have changed, which matters where single images are recognised.
  @Override
  public void beginForward() {
    if (filtersVersion != weights.version()) {
      kernels.forward().prepareForward(g, weights.value(), 0, filters, 0);
      filtersVersion = weights.version();
    }
  }

  @Override
  public void keep(int images) {}

  @Override
  public boolean forward(int first, int images, float[] x, int xAt, float[] y, int yAt, float[] workspace) {
    sums(images, x, xAt, y, yAt, workspace);
    boolean finite = blas.finite(images * g.outputFloats(), y, yAt);
    activation.forward(images, g.outputFloats(), y, yAt, workspace);
    return finite;
  }

  @Override
  public void infer(int images, float[] x, int xAt, float[] y, int yAt, float[] workspace) {
    sums(images, x, xAt, y, yAt, workspace);
    activation.forward(images, g.outputFloats(), y, yAt, workspace);
  }

  private void sums(int images, float[] x, int xAt, float[] y, int yAt, float[] workspace) {
    kernels.forward().forward(g, images, x, xAt, filters, 0, biases.value(), 0, y, yAt, workspace, 0);
  }

  @Override
  public void beginBackward(int slices) {
    dWeightsOfSlice.grow(slices, weights.size());
    dBiasOfSlice.grow(slices, biases.size());
    if (inputGradient()) {
      kernels.dInput().prepareDInput(g, weights.value(), 0, dInputFilters, 0);
    }
  }

  @Override
  public void dWeights(int slice, int images, float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt,
      float[] workspace) {
    activation.backward(images, g.outputFloats(), y, yAt, dy, dyAt, workspace);
    Arrays.fill(dWeightsOfSlice.of(slice), 0f);
    Arrays.fill(dBiasOfSlice.of(slice), 0f);
    kernels.dWeights().dWeights(g, images, x, xAt, dy, dyAt, dWeightsOfSlice.of(slice), 0, workspace, 0);
    blas.sumPlanes(images, g.maps(), g.outputHeight() * g.outputWidth(), dy, dyAt, dBiasOfSlice.of(slice), 0, workspace,
        0);
  }

  @Override
  public void dInput(int first, int images, float[] dy, int dyAt, float[] dx, int dxAt, float[] workspace) {
    kernels.dInput().dInput(g, images, dy, dyAt, dInputFilters, 0, dx, dxAt, workspace, 0);
  }

  /// The biases' gradients tell of every gradient that was not finite on its way down to here: it is in their sums.
  @Override
  public boolean endBackward(int slices) {
    addInSliceOrder(slices, dWeightsOfSlice, weights.gradient());
    addInSliceOrder(slices, dBiasOfSlice, biases.gradient());
    return blas.finite(weights.size(), weights.gradient(), 0) && blas.finite(biases.size(), biases.gradient(), 0);
  }

  private void addInSliceOrder(int slices, Workspaces ofSlice, float[] sum) {
    Arrays.fill(sum, 0f);
    for (int slice = 0; slice < slices; slice++) {
      blas.axpy(sum.length, 1f, ofSlice.of(slice), 0, sum, 0);
    }
  }

  @Override
  public boolean inputGradient() {
    return kernels.inputGradient();
  }

  @Override
  public List<ConvAlgorithm> algorithms() {
    return List.of(kernels.forward().algorithm(), kernels.dInput().algorithm(), kernels.dWeights().algorithm());
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weights, biases);
  }
}
