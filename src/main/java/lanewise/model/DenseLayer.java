package lanewise.model;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.blas.BlasKernel;
import lanewise.kernels.gemm.GemmKernel;
import lanewise.kernels.gemm.MatrixProduct;
import lanewise.kernels.gemm.ProductTile;
import lanewise.kernels.gemm.Start;
import lanewise.parallel.BatchParallel;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// Fully connected layer, in n,i -> out n,o (the paper's equations for fully connected layers): `Y = f(X · Wᵀ + b)`,
/// weights o,i. Backward: `dZ = dY · f′`, `dW = dZᵀ · X`, `db` the column sums of dZ, `dX = dZ · W`. Each is one
/// product for the whole batch, split over tiles of its result.
final class DenseLayer implements Layer {

  /// Up to so many rows are inferred with transposed weights.
  static final int FEW_ROWS = 3;

  private final int inputs;
  private final int nodes;
  private final GemmKernel gemm;
  private final BlasKernel blas;
  private final RowActivation activation;
  private final BatchParallel parallel;
  private final boolean inputGradient;

  private final Parameter weights;
  private final Parameter biases;

  private final Tensor output;
  private final Tensor dInput;
  private final BatchParallel.Task forwardTile;
  private final BatchParallel.Task dWeightsTile;
  private final BatchParallel.Task dInputTile;
  private final BatchParallel.Task backwardTile = this::backwardTile;
  private final Workspaces workspaces = new Workspaces();
  private Tensor input;
  private Tensor dOutput;
  private final List<DenseProducts> plans = new ArrayList<>();
  private DenseProducts plan;
  private boolean finite;
  private final MatrixProduct[] fewRows = new MatrixProduct[FEW_ROWS + 1];
  private float[] transposed = {};
  private int transposedVersion = -1;

  DenseLayer(int inputs, Dense spec, LayerContext context) {
    this.inputs = inputs;
    this.nodes = spec.nodes();
    Compute compute = context.compute();
    this.gemm = compute.kernels().gemm();
    this.blas = compute.kernels().blas();
    this.activation = spec.activation().rows(compute.kernels());
    this.parallel = compute.parallel();
    this.inputGradient = context.inputGradient();
    this.weights = context.parameter("dense weights", true, Shape.of(nodes, inputs), spec.scheduler());
    this.biases = context.parameter("dense biases", false, Shape.of(nodes), spec.scheduler());
    spec.initialiser().fill(weights.value(), inputs, nodes, context.initialWeights());
    this.output = new Tensor(Shape.of(nodes));
    this.dInput = new Tensor(Shape.of(inputs));
    this.forwardTile = context.timed(Pass.FORWARD, this::forwardTile);
    this.dWeightsTile = context.timed(Pass.D_WEIGHTS, this::dWeightsTile);
    this.dInputTile = context.timed(Pass.D_INPUT, this::dInputTile);
  }

  @Override
  public Tensor forward(Tensor input) {
    sums(input);
    finite = blas.finite(output.size(), output.data(), 0);
    activation.forward(input.count(), nodes, output.data(), 0, workspaces.of(0));
    return output;
  }

  private void sums(Tensor input) {
    this.input = input;
    plan = plan(input.count());
    output.resize(input.count());
    parallel.forEach(plan.forward().size(), forwardTile);
  }

  @Override
  public boolean finite() {
    return finite;
  }

  /// A few rows are multiplied with transposed weights, which are kept: all that such a product does is to read them.
  @Override
  public Tensor infer(Tensor input) {
    if (input.count() > FEW_ROWS) {
      sums(input);
    } else {
      sumsOfFewRows(input);
    }
    activation.forward(input.count(), nodes, output.data(), 0, workspaces.of(0));
    return output;
  }

  private void sumsOfFewRows(Tensor input) {
    if (transposedVersion != weights.version()) {
      transpose();
      transposedVersion = weights.version();
    }
    output.resize(input.count());
    gemm.multiply(fewRows[input.count()], input.data(), 0, transposed, 0, biases.value(), 0, output.data(), 0,
        workspaces.of(0), 0);
  }

  private void transpose() {
    if (transposed.length == 0) {
      transposed = new float[weights.size()];
      int floats = activation.workspaceFloats();
      for (int rows = 1; rows <= FEW_ROWS; rows++) {
        fewRows[rows] = MatrixProduct.of(rows, nodes, inputs, false, false).startingAt(Start.BIAS);
        floats = Math.max(floats, gemm.workspaceFloats(fewRows[rows]));
      }
      workspaces.grow(parallel.threads(), floats);
    }
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < nodes; o++) {
        transposed[i * nodes + o] = weights.value()[o * inputs + i];
      }
    }
  }

  private void forwardTile(int task, int worker) {
    plan.forward().get(task).multiply(gemm, input.data(), 0, weights.value(), 0, biases.value(), 0, output.data(), 0,
        workspaces.of(worker), 0);
  }

  @Override
  public Tensor backward(Tensor dOutput) {
    this.dOutput = dOutput;
    int rows = input.count();
    activation.backward(rows, nodes, output.data(), 0, dOutput.data(), 0, workspaces.of(0));
    blas.sumRows(rows, nodes, dOutput.data(), 0, biases.gradient(), 0);
    finite &= blas.finite(nodes, biases.gradient(), 0);
    dInput.resize(inputGradient ? rows : 0);
    parallel.forEach(plan.dWeights().size() + (inputGradient ? plan.dInput().size() : 0), backwardTile);
    return dInput;
  }

  private void backwardTile(int task, int worker) {
    if (task < plan.dWeights().size()) {
      dWeightsTile.run(task, worker);
    } else {
      dInputTile.run(task - plan.dWeights().size(), worker);
    }
  }

  private void dWeightsTile(int task, int worker) {
    ProductTile tile = plan.dWeights().get(task);
    tile.multiply(gemm, dOutput.data(), 0, input.data(), 0, null, 0, weights.gradient(), 0, workspaces.of(worker), 0);
    if (!finite(tile)) {
      finite = false;
    }
  }

  /// Whether a tile of the weights' gradient is finite: asked while it is in the cache of the thread that wrote it.
  private boolean finite(ProductTile tile) {
    boolean allFinite = true;
    for (int row = tile.row(); row < tile.row() + tile.product().rows(); row++) {
      allFinite &= blas.finite(tile.product().columns(), weights.gradient(), row * inputs + tile.column());
    }
    return allFinite;
  }

  private void dInputTile(int task, int worker) {
    plan.dInput().get(task).multiply(gemm, dOutput.data(), 0, weights.value(), 0, null, 0, dInput.data(), 0,
        workspaces.of(worker), 0);
  }

  /// The products of a batch size, made when it is first seen: batches of alternating sizes allocate nothing.
  private DenseProducts plan(int rows) {
    for (int i = 0; i < plans.size(); i++) {
      if (plans.get(i).rows() == rows) {
        return plans.get(i);
      }
    }
    DenseProducts made = DenseProducts.of(gemm, rows, inputs, nodes);
    workspaces.grow(parallel.threads(), Math.max(made.workspaceFloats(), activation.workspaceFloats()));
    plans.add(made);
    return made;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weights, biases);
  }
}
