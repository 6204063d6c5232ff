package lanewise.model;

import java.util.List;
import lanewise.kernels.pool.PoolGeometry;
import lanewise.kernels.pool.PoolKernel;
import lanewise.parallel.BatchParallel;
import lanewise.parallel.Slices;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// Pooling, in n,c,h,w -> out n,c,p,q: `y` is the maximum or the average of its window. Backward sends each gradient to
/// the winner of its window, or in equal parts to all of it.
final class PoolingLayer implements Layer {

  private final PoolGeometry g;
  private final int channels;
  private final PoolKernel kernel;
  private final BatchParallel parallel;
  private final boolean inputGradient;

  private final Tensor output;
  private final Tensor dInput;
  private final BatchParallel.Task forwardSlice = this::forwardSlice;
  private final BatchParallel.Task backwardSlice = this::backwardSlice;
  private final Workspaces workspaces = new Workspaces();
  private Tensor input;
  private Tensor dOutput;
  private int slices;
  private int[] winners = {};

  PoolingLayer(PoolGeometry g, int channels, Pooling.Kind kind, LayerContext context) {
    this.g = g;
    this.channels = channels;
    this.kernel = switch (kind) {
      case MAX -> context.compute().kernels().maxPool();
      case AVERAGE -> context.compute().kernels().averagePool();
    };
    this.parallel = context.compute().parallel();
    this.inputGradient = context.inputGradient();
    this.output = new Tensor(Shape.of(channels, g.outputHeight(), g.outputWidth()));
    this.dInput = new Tensor(Shape.of(channels, g.height(), g.width()));
  }

  @Override
  public Tensor forward(Tensor input) {
    this.input = input;
    slices = Slices.ofImages(input.count());
    output.resize(input.count());
    if (kernel.keepsWinners() && winners.length < output.size()) {
      winners = new int[output.size()];
    }
    workspaces.grow(slices, kernel.workspaceFloats(g));
    parallel.forEach(slices, forwardSlice);
    return output;
  }

  private void forwardSlice(int slice) {
    int from = Slices.from(slice, slices, input.count()) * channels;
    int planes = Slices.from(slice + 1, slices, input.count()) * channels - from;
    int outputAt = from * g.outputFloats();
    kernel.forward(g, planes, input.data(), from * g.inputFloats(), output.data(), outputAt, winners, outputAt,
        workspaces.of(slice), 0);
  }

  @Override
  public Tensor backward(Tensor dOutput) {
    this.dOutput = dOutput;
    dInput.resize(inputGradient ? input.count() : 0);
    if (inputGradient) {
      parallel.forEach(slices, backwardSlice);
    }
    return dInput;
  }

  private void backwardSlice(int slice) {
    int from = Slices.from(slice, slices, input.count()) * channels;
    int planes = Slices.from(slice + 1, slices, input.count()) * channels - from;
    int outputAt = from * g.outputFloats();
    kernel.backward(g, planes, dOutput.data(), outputAt, winners, outputAt, dInput.data(), from * g.inputFloats(),
        workspaces.of(slice), 0);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }
}
