package lanewise.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import lanewise.tensor.Examples;
import lanewise.tensor.Shape;

/// The shapes of a network: what its layers make of each other's outputs, checked without building anything. Used by
/// [Cnn] as layers are added, and alone to check or describe a network of any size.
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
    Stage stage = stage(spec);
    append(stage);
    return stage;
  }

  /// What a layer would be behind the present last one, which stays the last until [#append].
  ///
  /// @throws ArchitectureException if it cannot work there
  Stage stage(LayerSpec spec) {
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
    return stage;
  }

  void append(Stage stage) {
    stages.add(stage);
    ended = stage.spec().outputActivation().isPresent();
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
      throw new ArchitectureException("the network of " + stages.size()
          + " layers has no output layer: add one as the last");
    }
  }

  /// @throws ArchitectureException if the network cannot learn from such examples
  public void requireFits(Examples examples) {
    requireComplete();
    if (examples.count() == 0) {
      throw new ArchitectureException("the data has no examples: there must be at least one");
    }
    if (!examples.inputShape().equals(input)) {
      throw new ArchitectureException("the network's input is " + input + ", but the data has items of "
          + examples.inputShape());
    }
    if (cost != Cost.OLS && examples.classes() == 0) {
      throw new ArchitectureException("cost " + cost.label() + " (" + cost.task() + ") needs classes, but the data's "
          + "targets are real numbers: use cost " + Cost.OLS.label() + " and an output with " + Cost.OLS.activation());
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

  /// Multiplications and additions of one forward pass of one item, nominal: see [LayerSpec#flops].
  public long flops() {
    return stages.stream().mapToLong(Stage::flops).sum();
  }

  /// Multiplications and additions of one training step for one item, nominal: forward, and in every layer but the
  /// first that computes as many each for the gradients of its weights and of its input.
  public long trainingFlops() {
    long first = stages.stream().mapToLong(Stage::flops).filter(count -> count > 0).findFirst().orElse(0);
    return 3 * flops() - first;
  }

  /// A table with one line per layer: shapes, parameters, FLOP of one forward pass of one item.
  public String summary() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"layer", "output", "parameters", "FLOP/item"});
    rows.add(new String[] {"input", input.toString(), "", ""});
    for (Stage stage : stages) {
      rows.add(row(stage.spec().describe(), stage.output().toString(), stage.parameters(), stage.flops()));
    }
    rows.add(row("total", "", parameters(), flops()));
    int[] widths = IntStream.range(0, 4)
        .map(column -> rows.stream().mapToInt(row -> row[column].length()).max().orElseThrow())
        .toArray();
    String line = "%-" + widths[0] + "s  %" + widths[1] + "s  %" + widths[2] + "s  %" + widths[3] + "s";
    var text = new StringBuilder();
    rows.forEach(row -> text.append(line.formatted((Object[]) row).stripTrailing()).append('\n'));
    return text.toString();
  }

  private static String[] row(String layer, String output, long parameters, long flops) {
    return new String[] {
        layer, output, String.format(Locale.ROOT, "%,d", parameters), String.format(Locale.ROOT, "%,d", flops)};
  }
}
