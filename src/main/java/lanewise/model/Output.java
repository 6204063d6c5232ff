package lanewise.model;

import java.util.Optional;
import lanewise.tensor.Shape;

/// The last layer, in n,i -> out n,o: a dense layer whose activation decides the task. Identity is regression, sigmoid
/// with one node binary and softmax multi-class classification.
public record Output(int nodes, Activation activation, Initialiser initialiser, Optional<Scheduler> scheduler)
    implements LayerSpec {

  /// Glorot initialisation, the network's scheduler.
  public Output(int nodes, Activation activation) {
    this(nodes, activation, new Initialiser.Glorot(), Optional.empty());
  }

  public Output initialiser(Initialiser initialiser) {
    return new Output(nodes, activation, initialiser, scheduler);
  }

  /// Overrides the network's scheduler for this layer.
  public Output scheduler(Scheduler scheduler) {
    return new Output(nodes, activation, initialiser, Optional.of(scheduler));
  }

  @Override
  public Shape outputShape(Shape input) {
    switch (activation) {
      case Activation.Identity identity -> { }
      case Activation.Sigmoid sigmoid when nodes == 1 -> { }
      case Activation.Softmax softmax when nodes >= 2 -> { }
      case Activation.Sigmoid sigmoid -> throw new ArchitectureException(
          "an output with sigmoid has 1 node (two classes), found " + nodes
              + ": use softmax for " + nodes + " classes");
      case Activation.Softmax softmax -> throw new ArchitectureException(
          "an output with softmax has a node for each class, at least 2, found " + nodes
              + ": use sigmoid for two classes with one node");
      default -> throw new ArchitectureException(
          "an output ends with identity (regression), sigmoid (binary) or softmax (multi-class), not with "
              + activation);
    }
    return sums().outputShape(input);
  }

  @Override
  public long parameterCount(Shape input) {
    return sums().parameterCount(input);
  }

  @Override
  public long flops(Shape input) {
    return sums().flops(input);
  }

  @Override
  public void count(Shape input, MemoryCount memory) {
    sums().count(input, memory);
  }

  @Override
  public String describe() {
    return "output " + nodes + (nodes == 1 ? " node, " : " nodes, ") + activation;
  }

  /// The weighted sums only: the activation belongs to the [OutputHead], because it joins with the cost.
  @Override
  public Layer build(Shape input, LayerContext context) {
    return new DenseLayer(input.size(), sums(), context);
  }

  @Override
  public Optional<Activation> outputActivation() {
    return Optional.of(activation);
  }

  private Dense sums() {
    return new Dense(nodes, Activation.IDENTITY, initialiser, scheduler);
  }
}
