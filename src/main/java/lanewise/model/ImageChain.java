package lanewise.model;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.blas.BlasKernel;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.parallel.BatchParallel;
import lanewise.parallel.Slices;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// Neighbouring [ImageLayer]s as one layer: a batch is cut into slices, and each slice goes through all of them, image
/// by image, while its data is in the cache; only what backward needs is kept for the whole batch. Gradients between
/// the layers live in scratch memory of the thread.
final class ImageChain implements Layer {

  /// Work that is worth a task of its own: some ten microseconds.
  private static final int WORK_PER_TASK = 1 << 18;

  private final BatchParallel parallel;
  private final BlasKernel blas;
  private final List<ImageLayer> layers = new ArrayList<>();
  private final List<Tensor> outputs = new ArrayList<>();
  private final Tensor dInput;
  private final Workspaces workspaces = new Workspaces();
  private final Workspaces upper = new Workspaces();
  private final Workspaces lower = new Workspaces();
  private final BatchParallel.Task forwardSlice = this::forwardSlice;
  private final BatchParallel.Task inferSlice = this::inferSlice;
  private final BatchParallel.Task backwardSlice = this::backwardSlice;
  private Tensor input;
  private Tensor dOutput;
  private int slices;
  private boolean finite;

  ImageChain(Compute compute, Shape input, ImageLayer layer, Shape output) {
    this.parallel = compute.parallel();
    this.blas = compute.kernels().blas();
    this.dInput = new Tensor(input);
    layers.add(layer);
    outputs.add(new Tensor(output));
  }

  @Override
  public boolean absorb(Layer next) {
    if (!(next instanceof ImageChain chain)) {
      return false;
    }
    layers.addAll(chain.layers);
    outputs.addAll(chain.outputs);
    return true;
  }

  @Override
  public Tensor forward(Tensor input) {
    begin(input, 1);
    for (int i = 0; i < layers.size(); i++) {
      outputs.get(i).resize(input.count());
      layers.get(i).keep(input.count());
    }
    finite = true;
    parallel.forEach(slices, forwardSlice);
    return outputs.getLast();
  }

  @Override
  public boolean finite() {
    return finite;
  }

  /// The input is looked at, too: a maximum would hide what it has of negative infinity.
  private void forwardSlice(int slice, int worker) {
    float[] workspace = workspaces.of(worker);
    boolean allFinite = true;
    int end = Slices.from(slice + 1, slices, input.count());
    for (int n = Slices.from(slice, slices, input.count()); n < end; n++) {
      float[] x = input.data();
      allFinite &= blas.finite(input.item().size(), x, n * input.item().size());
      for (int i = 0; i < layers.size(); i++) {
        ImageLayer layer = layers.get(i);
        float[] y = outputs.get(i).data();
        allFinite &= layer.forward(n, 1, x, n * layer.inputFloats(), y, n * layer.outputFloats(), workspace);
        x = y;
      }
    }
    if (!allFinite) {
      finite = false;
    }
  }

  @Override
  public Tensor infer(Tensor input) {
    begin(input, 1);
    outputs.getLast().resize(input.count());
    growBetween(1);
    parallel.forEach(slices, inferSlice);
    return outputs.getLast();
  }

  private void inferSlice(int slice, int worker) {
    float[] workspace = workspaces.of(worker);
    int end = Slices.from(slice + 1, slices, input.count());
    for (int n = Slices.from(slice, slices, input.count()); n < end; n++) {
      float[] x = input.data();
      int xAt = n * layers.getFirst().inputFloats();
      for (int i = 0; i < layers.size(); i++) {
        ImageLayer layer = layers.get(i);
        boolean last = i == layers.size() - 1;
        float[] y = last ? outputs.getLast().data() : between(i).of(worker);
        int yAt = last ? n * layer.outputFloats() : 0;
        layer.infer(1, x, xAt, y, yAt, workspace);
        x = y;
        xAt = 0;
      }
    }
  }

  @Override
  public Tensor backward(Tensor dOutput) {
    this.dOutput = dOutput;
    int longest = Slices.longest(slices, input.count());
    growWorkspaces(longest);
    growBetween(longest);
    dInput.resize(layers.getFirst().inputGradient() ? input.count() : 0);
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).beginBackward(slices);
    }
    parallel.forEach(slices, backwardSlice);
    for (int i = 0; i < layers.size(); i++) {
      finite &= layers.get(i).endBackward(slices);
    }
    return dInput;
  }

  private void backwardSlice(int slice, int worker) {
    int first = Slices.from(slice, slices, input.count());
    int images = Slices.from(slice + 1, slices, input.count()) - first;
    float[] dy = dOutput.data();
    int dyAt = first * layers.getLast().outputFloats();
    for (int i = layers.size() - 1; i >= 0; i--) {
      ImageLayer layer = layers.get(i);
      float[] workspace = workspaces.of(worker);
      float[] x = i == 0 ? input.data() : outputs.get(i - 1).data();
      layer.dWeights(slice, images, x, first * layer.inputFloats(), outputs.get(i).data(),
          first * layer.outputFloats(), dy, dyAt, workspace);
      if (!layer.inputGradient()) {
        return;
      }
      float[] dx = i == 0 ? dInput.data() : between(i).of(worker);
      int dxAt = i == 0 ? first * layer.inputFloats() : 0;
      layer.dInput(first, images, dy, dyAt, dx, dxAt, workspace);
      dy = dx;
      dyAt = dxAt;
    }
  }

  private void begin(Tensor input, int imagesAtOnce) {
    this.input = input;
    long work = 0;
    for (int i = 0; i < layers.size(); i++) {
      work += layers.get(i).work();
      layers.get(i).beginForward();
    }
    slices = slices(input.count(), work);
    growWorkspaces(imagesAtOnce);
  }

  /// How many slices a batch is cut into.
  ///
  /// @param work of all layers on one image
  static int slices(int images, long work) {
    return Slices.ofImages(images, work, WORK_PER_TASK);
  }

  private void growWorkspaces(int images) {
    int floats = 0;
    for (int i = 0; i < layers.size(); i++) {
      floats = Math.max(floats, layers.get(i).workspaceFloats(images));
    }
    workspaces.grow(parallel.threads(), floats);
  }

  /// Makes room for what is between two layers: a layer reads one of the two arrays and writes the other.
  private void growBetween(int images) {
    int floats = 0;
    for (int i = 1; i < layers.size(); i++) {
      floats = Math.max(floats, images * layers.get(i).inputFloats());
    }
    upper.grow(parallel.threads(), floats);
    lower.grow(parallel.threads(), floats);
  }

  private Workspaces between(int layer) {
    return layer % 2 == 0 ? upper : lower;
  }

  @Override
  public List<ConvAlgorithm> algorithms() {
    return layers.stream().flatMap(layer -> layer.algorithms().stream()).toList();
  }

  @Override
  public List<Parameter> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }
}
