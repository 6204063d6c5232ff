package lanewise.model;

import java.util.Arrays;
import java.util.List;
import lanewise.kernels.blas.BlasKernel;
import lanewise.kernels.gemm.GemmKernel;
import lanewise.kernels.gemm.MatrixProduct;
import lanewise.parallel.BatchParallel;
import lanewise.parallel.Slices;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// Fully connected layer, in n,i -> out n,o (the paper's equations for fully connected layers): `Y = f(X · Wᵀ + b)`,
/// weights o,i. Backward: `dZ = dY · f′`, `dW = dZᵀ · X`, `db` the column sums of dZ, `dX = dZ · W`. Each is one
/// product for the whole batch, split over the columns of its result.
final class DenseLayer implements Layer {

  /// Floating-point operations that are worth a task of their own: some ten microseconds.
  private static final int FLOPS_PER_TASK = 1 << 19;

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
  private final BatchParallel.Task forwardColumns = this::forwardColumns;
  private final BatchParallel.Task backwardColumns = this::backwardColumns;
  private final Workspaces workspaces = new Workspaces();
  private Tensor input;
  private Tensor dOutput;
  private MatrixProduct forward;
  private MatrixProduct dWeights;
  private MatrixProduct toInput;
  private int forwardTasks;
  private int dWeightsTasks;
  private int toInputTasks;

  DenseLayer(int inputs, Dense spec, LayerContext context) {
    this.inputs = inputs;
    this.nodes = spec.nodes();
    Compute compute = context.compute();
    this.gemm = compute.kernels().gemm();
    this.blas = compute.kernels().blas();
    this.activation = spec.activation().rows(compute.kernels());
    this.parallel = compute.parallel();
    this.inputGradient = context.inputGradient();
    Scheduler scheduler = spec.scheduler().orElse(context.scheduler());
    this.weights = new Parameter(context.layer() + " dense weights", true, nodes * inputs, scheduler);
    this.biases = new Parameter(context.layer() + " dense biases", false, nodes, scheduler);
    spec.initialiser().fill(weights.value(), inputs, nodes, context.initialWeights());
    this.output = new Tensor(Shape.of(nodes));
    this.dInput = new Tensor(Shape.of(inputs));
  }

  @Override
  public Tensor forward(Tensor input) {
    this.input = input;
    plan(input.count());
    output.resize(input.count());
    blas.fillRows(input.count(), nodes, biases.value(), 0, output.data(), 0);
    parallel.forEach(forwardTasks, forwardColumns);
    activation.forward(input.count(), nodes, output.data(), 0, workspaces.of(0));
    return output;
  }

  private void forwardColumns(int task) {
    gemm.multiply(forward, Slices.from(task, forwardTasks, nodes), Slices.from(task + 1, forwardTasks, nodes),
        input.data(), 0, weights.value(), 0, output.data(), 0, workspaces.of(task), 0);
  }

  @Override
  public Tensor backward(Tensor dOutput) {
    this.dOutput = dOutput;
    int rows = input.count();
    activation.backward(rows, nodes, output.data(), 0, dOutput.data(), 0, workspaces.of(0));
    blas.sumRows(rows, nodes, dOutput.data(), 0, biases.gradient(), 0);
    Arrays.fill(weights.gradient(), 0f);
    dInput.resize(inputGradient ? rows : 0);
    Arrays.fill(dInput.data(), 0, dInput.size(), 0f);
    parallel.forEach(dWeightsTasks + (inputGradient ? toInputTasks : 0), backwardColumns);
    return dInput;
  }

  private void backwardColumns(int task) {
    if (task < dWeightsTasks) {
      gemm.multiply(dWeights, Slices.from(task, dWeightsTasks, inputs), Slices.from(task + 1, dWeightsTasks, inputs),
          dOutput.data(), 0, input.data(), 0, weights.gradient(), 0, workspaces.of(task), 0);
    } else {
      int part = task - dWeightsTasks;
      gemm.multiply(toInput, Slices.from(part, toInputTasks, inputs), Slices.from(part + 1, toInputTasks, inputs),
          dOutput.data(), 0, weights.value(), 0, dInput.data(), 0, workspaces.of(task), 0);
    }
  }

  /// The products of a batch size, cut by work.
  private void plan(int rows) {
    if (forward != null && forward.rows() == rows) {
      return;
    }
    forward = MatrixProduct.of(rows, nodes, inputs, false, true);
    dWeights = MatrixProduct.of(nodes, inputs, rows, true, false);
    toInput = MatrixProduct.of(rows, inputs, nodes, false, false);
    forwardTasks = tasks(forward);
    dWeightsTasks = tasks(dWeights);
    toInputTasks = tasks(toInput);
    int floats = Math.max(activation.workspaceFloats(), Math.max(gemm.workspaceFloats(forward),
        Math.max(gemm.workspaceFloats(dWeights), gemm.workspaceFloats(toInput))));
    workspaces.grow(Math.max(forwardTasks, dWeightsTasks + toInputTasks), floats);
  }

  private static int tasks(MatrixProduct product) {
    return Math.min(product.columns(), Slices.ofAtLeast(FLOPS_PER_TASK, (int) Math.min(product.flops(),
        Integer.MAX_VALUE)));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weights, biases);
  }
}
