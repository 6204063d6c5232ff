package lanewise.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lanewise.tensor.Examples;
import lanewise.tensor.Shape;

/// The shapes of a network: what its layers make of each other's outputs, checked without building anything. Used by [Cnn]
/// as layers are added, and alone to check or describe a network of any size.
public final class Architecture {

  /// One layer in place: its description with the shapes and counts that follow from its position.
  public record Stage(LayerSpec spec, Shape input, Shape output, long parameters, long flops) {}

  private final Shape input;
  private final Cost cost;
  private final List<Stage> stages = new ArrayList<>();
  private boolean ended;

  public Architecture(Shape input, Cost cost) {
    if (input.rank() != 1 && input.rank() != 3) {
      throw new ArchitectureException("a network's input is c x h x w or a flat row, found " + input);
    }
    this.input = input;
    this.cost = cost;
  }

  /// Appends a layer behind the present last one.
  ///
  /// @throws ArchitectureException if it cannot work there; the architecture is then as before
  public Stage add(LayerSpec spec) {
    if (ended) {
      throw new ArchitectureException(spec.describe() + " after the output: the output is the last layer");
    }
    Shape from = output();
    Stage stage;
    try {
      stage = new Stage(spec, from, spec.outputShape(from), spec.parameterCount(from), spec.flops(from));
    } catch (ArchitectureException refused) {
      throw refused;
    } catch (IllegalArgumentException refused) {
      throw new ArchitectureException(spec.describe() + " on " + from + ": " + refused.getMessage());
    }
    spec.outputActivation().ifPresent(this::requireCost);
    stages.add(stage);
    ended = spec.outputActivation().isPresent();
    return stage;
  }

  private void requireCost(Activation activation) {
    if (!cost.activation().equals(activation)) {
      String fitting = List.of(Cost.values()).stream().filter(c -> c.activation().equals(activation))
          .map(Cost::label).findFirst().orElseThrow();
      throw new ArchitectureException("cost " + cost.label() + " (" + cost.task() + ") does not fit an output with "
          + activation + ": use cost " + fitting + ", or an output with " + cost.activation());
    }
  }

  /// @throws ArchitectureException if there is no output layer yet
  public void requireComplete() {
    if (!ended) {
      throw new ArchitectureException("the network of " + stages.size() + " layers has no output layer: add one as the last");
    }
  }

  /// @throws ArchitectureException if the network cannot learn from such examples
  public void requireFits(Examples examples) {
    requireComplete();
    if (!examples.inputShape().equals(input)) {
      throw new ArchitectureException("the network's input is " + input + ", but the data has items of "
          + examples.inputShape());
    }
    int outputs = output().size();
    int targets = examples.targetShape().size();
    boolean binary = cost == Cost.LOGISTIC && targets == 2;
    if (outputs != targets && !binary) {
      throw new ArchitectureException("the output has " + outputs + " nodes, but the data has "
          + targets + (cost == Cost.OLS ? " targets" : " classes"));
    }
  }

  public Shape input() {
    return input;
  }

  /// Shape of what the last layer so far hands on.
  public Shape output() {
    return stages.isEmpty() ? input : stages.getLast().output();
  }

  public Cost cost() {
    return cost;
  }

  public List<Stage> stages() {
    return Collections.unmodifiableList(stages);
  }

  /// Weights and biases of all layers.
  public long parameters() {
    return stages.stream().mapToLong(Stage::parameters).sum();
  }

  /// Multiplications and additions of one forward pass of one item, nominal.
  public long flops() {
    return stages.stream().mapToLong(Stage::flops).sum();
  }

  /// A table with one line per layer: shapes, parameters, FLOP of one forward pass of one item.
  public String summary() {
    String format = "%-52s %12s %12s %14s%n";
    var text = new StringBuilder(format.formatted("layer", "output", "parameters", "FLOP/item"));
    text.append(format.formatted("input", input, "", ""));
    for (Stage stage : stages) {
      text.append(format.formatted(stage.spec().describe(), stage.output(), "%,d".formatted(stage.parameters()),
          "%,d".formatted(stage.flops())));
    }
    return text.append(format.formatted("total", "", "%,d".formatted(parameters()), "%,d".formatted(flops()))).toString();
  }
}
