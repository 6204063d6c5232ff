package lanewise.model;

import java.util.Optional;
import lanewise.tensor.Shape;

/// A fully connected layer, in n,i -> out n,o: each node sums all inputs with its own weights, adds a bias, and an
/// activation follows.
public record Dense(int nodes, Activation activation, Initialiser initialiser, Optional<Scheduler> scheduler)
    implements LayerSpec {

  /// Glorot initialisation, the network's scheduler.
  public Dense(int nodes, Activation activation) {
    this(nodes, activation, new Initialiser.Glorot(), Optional.empty());
  }

  public Dense initialiser(Initialiser initialiser) {
    return new Dense(nodes, activation, initialiser, scheduler);
  }

  /// Overrides the network's scheduler for this layer.
  public Dense scheduler(Scheduler scheduler) {
    return new Dense(nodes, activation, initialiser, Optional.of(scheduler));
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() != 1) {
      throw new ArchitectureException("a dense layer needs flat rows, but its input has shape " + input + " ("
          + input.size()
          + " values): put a flatten layer before it");
    }
    if (nodes < 1) {
      throw new ArchitectureException("a dense layer needs at least 1 node, found " + nodes);
    }
    if (parameterCount(input) > Integer.MAX_VALUE) {
      throw new ArchitectureException("a dense layer of " + nodes + " nodes on " + input.size()
          + " inputs has more than " + Integer.MAX_VALUE + " weights");
    }
    return Shape.of(nodes);
  }

  @Override
  public long parameterCount(Shape input) {
    return (long) nodes * input.size() + nodes;
  }

  @Override
  public long flops(Shape input) {
    return 2L * nodes * input.size();
  }

  @Override
  public void count(Shape input, MemoryCount memory) {
    LayerSpec.super.count(input, memory);
    memory.parameter(parameterCount(input), scheduler);
    memory.scratchOfThreads(memory.work().all()
        .map(rows -> DenseProducts.of(memory.compute().kernels().gemm(), rows, input.size(), nodes).workspaceFloats())
        .max().orElse(0));
    if (memory.work().inferred().stream().anyMatch(rows -> rows <= DenseLayer.FEW_ROWS)) {
      memory.scratch((long) nodes * input.size()); // transposed weights
    }
  }

  @Override
  public String describe() {
    return "dense " + nodes + (nodes == 1 ? " node, " : " nodes, ") + activation;
  }

  @Override
  public LayerSpec withoutActivation() {
    return new Dense(nodes, Activation.IDENTITY, initialiser, scheduler);
  }

  @Override
  public Layer build(Shape input, LayerContext context) {
    return new DenseLayer(input.size(), this, context);
  }
}
