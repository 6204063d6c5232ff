package lanewise.experiments;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import lanewise.config.KernelShape;
import lanewise.config.KernelsExperiment;
import lanewise.config.Operation;
import lanewise.config.yaml.Located;
import lanewise.config.yaml.Location;
import lanewise.config.yaml.Problem;
import lanewise.config.yaml.Problems;

/// Finds out whether an experiment's kernels can be called as it asks, before anything is measured, and reports what
/// cannot at its place in the experiment file.
public final class KernelsCheck {

  private KernelsCheck() {}

  /// @throws lanewise.config.yaml.ConfigException with every shape that does not fit, every name that two shapes of one
  ///     kind share, and every operation without a shape
  public static void requireMeasurable(KernelsExperiment experiment) {
    var problems = new Problems();
    for (Located<Operation> operation : experiment.operations()) {
      String key = operation.value().shapesKey();
      if (experiment.shapes().of(operation.value()).isEmpty()) {
        problems.add(new Problem(operation.at(),
            operation.value().label() + " needs a shape: give one under shapes." + key + ", or leave it out"));
      }
    }
    for (List<? extends Located<? extends KernelShape>> shapes : experiment.shapes().lists()) {
      var names = new HashMap<String, Location>();
      for (Located<? extends KernelShape> shape : shapes) {
        Location first = names.putIfAbsent(shape.value().name(), shape.at());
        if (first != null) {
          problems.add(new Problem(shape.at(), "there is another shape '" + shape.value().name()
              + "' of this kind, at " + first + "; give each a name of its own"));
        }
        refusal(shape.value()).forEach(reason ->
            problems.add(new Problem(shape.at(), "shape '" + shape.value().name() + "': " + reason)));
      }
    }
    problems.throwIfAny();
  }

  private static Stream<String> refusal(KernelShape shape) {
    try {
      switch (shape) {
        case KernelShape.Conv conv -> KernelGeometries.conv(conv);
        case KernelShape.Gemm gemm -> KernelGeometries.product(gemm);
        case KernelShape.Dense dense -> KernelGeometries.denseForward(dense);
        case KernelShape.Pool pool -> KernelGeometries.pool(pool);
        case KernelShape.Rows _, KernelShape.Elements _ -> { }
      }
      return Stream.empty();
    } catch (IllegalArgumentException refused) {
      return Stream.of(refused.getMessage());
    }
  }
}
