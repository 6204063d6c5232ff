package lanewise.model;

import java.util.Arrays;
import java.util.List;
import lanewise.kernels.blas.BlasKernel;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.kernels.conv.ConvKernel;
import lanewise.parallel.BatchParallel;
import lanewise.parallel.Slices;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// Convolution, in n,c,h,w -> out n,k,p,q (the paper's equation 7): `y = f(b + Σ w · x)`. Backward takes the gradient
/// through f, then fills `dWeights`, `dBias` and, unless it is the first layer, `dInput`. Every slice of images adds up
/// its own gradient; the slices' gradients are added in slice order.
final class ConvolutionLayer implements Layer {

  private final ConvGeometry g;
  private final ConvKernel kernel;
  private final BlasKernel blas;
  private final RowActivation activation;
  private final BatchParallel parallel;
  private final boolean inputGradient;

  private final Parameter weights;
  private final Parameter biases;

  private final Tensor output;
  private final Tensor dInput;
  private final BatchParallel.Task forwardSlice = this::forwardSlice;
  private final BatchParallel.Task backwardSlice = this::backwardSlice;
  private final float[] forwardFilters;
  private final float[] dInputFilters;
  private final Workspaces workspaces = new Workspaces();
  private final Workspaces dWeightsOfSlice = new Workspaces();
  private final Workspaces dBiasOfSlice = new Workspaces();
  private Tensor input;
  private Tensor dOutput;
  private int slices;

  ConvolutionLayer(ConvGeometry g, Convolution spec, LayerContext context) {
    this.g = g;
    Compute compute = context.compute();
    this.kernel = compute.kernels().conv(compute.algorithm());
    this.blas = compute.kernels().blas();
    this.activation = spec.activation().rows(compute.kernels());
    this.parallel = compute.parallel();
    this.inputGradient = context.inputGradient();
    Scheduler scheduler = spec.scheduler().orElse(context.scheduler());
    this.weights = new Parameter(context.layer() + " convolution weights", true, g.weightFloats(), scheduler);
    this.biases = new Parameter(context.layer() + " convolution biases", false, g.maps(), scheduler);
    int filter = g.kernelHeight() * g.kernelWidth();
    spec.initialiser().fill(weights.value(), g.channels() * filter, g.maps() * filter, context.initialWeights());
    this.forwardFilters = new float[kernel.filterFloats(g)];
    this.dInputFilters = new float[inputGradient ? kernel.filterFloats(g) : 0];
    this.output = new Tensor(Shape.of(g.maps(), g.outputHeight(), g.outputWidth()));
    this.dInput = new Tensor(Shape.of(g.channels(), g.height(), g.width()));
  }

  @Override
  public Tensor forward(Tensor input) {
    this.input = input;
    slices = Slices.ofImages(input.count());
    output.resize(input.count());
    kernel.prepareForward(g, weights.value(), 0, forwardFilters, 0);
    workspaces.grow(slices, kernel.workspaceFloats(g, Slices.longest(slices, input.count())));
    parallel.forEach(slices, forwardSlice);
    return output;
  }

  private void forwardSlice(int slice) {
    int from = Slices.from(slice, slices, input.count());
    int images = Slices.from(slice + 1, slices, input.count()) - from;
    int outputAt = from * g.outputFloats();
    kernel.forward(g, images, input.data(), from * g.inputFloats(), forwardFilters, 0, biases.value(), 0,
        output.data(), outputAt, workspaces.of(slice), 0);
    activation.forward(images, g.outputFloats(), output.data(), outputAt, workspaces.of(slice));
  }

  @Override
  public Tensor backward(Tensor dOutput) {
    this.dOutput = dOutput;
    dInput.resize(inputGradient ? input.count() : 0);
    dWeightsOfSlice.grow(slices, weights.size());
    dBiasOfSlice.grow(slices, biases.size());
    if (inputGradient) {
      kernel.prepareDInput(g, weights.value(), 0, dInputFilters, 0);
    }
    parallel.forEach(slices, backwardSlice);
    addInSliceOrder(dWeightsOfSlice, weights.gradient());
    addInSliceOrder(dBiasOfSlice, biases.gradient());
    return dInput;
  }

  private void backwardSlice(int slice) {
    int from = Slices.from(slice, slices, input.count());
    int images = Slices.from(slice + 1, slices, input.count()) - from;
    int inputAt = from * g.inputFloats();
    int outputAt = from * g.outputFloats();
    float[] dy = dOutput.data();
    float[] workspace = workspaces.of(slice);
    activation.backward(images, g.outputFloats(), output.data(), outputAt, dy, outputAt, workspace);
    Arrays.fill(dWeightsOfSlice.of(slice), 0f);
    Arrays.fill(dBiasOfSlice.of(slice), 0f);
    kernel.dWeights(g, images, input.data(), inputAt, dy, outputAt, dWeightsOfSlice.of(slice), 0, workspace, 0);
    blas.sumPlanes(images, g.maps(), g.outputHeight() * g.outputWidth(), dy, outputAt, dBiasOfSlice.of(slice), 0,
        workspace, 0);
    if (inputGradient) {
      kernel.dInput(g, images, dy, outputAt, dInputFilters, 0, dInput.data(), inputAt, workspace, 0);
    }
  }

  private void addInSliceOrder(Workspaces ofSlice, float[] sum) {
    Arrays.fill(sum, 0f);
    for (int slice = 0; slice < slices; slice++) {
      blas.axpy(sum.length, 1f, ofSlice.of(slice), 0, sum, 0);
    }
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weights, biases);
  }
}
