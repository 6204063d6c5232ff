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
import lanewise.kernels.common.Sizes;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.kernels.gemm.MatrixProduct;
import lanewise.kernels.pool.PoolGeometry;

/// Finds out whether an experiment's kernels can be called as it asks, before anything is measured, and reports what
/// cannot at its place in the experiment file.
public final class KernelsCheck {

  private KernelsCheck() {}

  /// @throws lanewise.config.yaml.ConfigException with every shape that does not fit, or not into the heap, every name
  ///     that two shapes of one kind share, and every operation without a shape
  public static void requireMeasurable(KernelsExperiment experiment) {
    var problems = new Problems();
    long heap = experiment.arms().combinations().stream().mapToLong(TrialHeap::bytes).min().orElseThrow();
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
        refusal(shape.value(), heap).forEach(reason ->
            problems.add(new Problem(shape.at(), "shape '" + shape.value().name() + "': " + reason)));
      }
    }
    problems.throwIfAny();
  }

  private static Stream<String> refusal(KernelShape shape, long heap) {
    try {
      long needed = TrialHeap.needed(Float.BYTES * operandFloats(shape));
      return needed <= heap ? Stream.empty() : Stream.of("its operands alone need a heap of " + TrialHeap.need(needed)
          + ", the trial's JVM has " + TrialHeap.size(heap) + "; give it more with arms: {jvm_flags: ["
          + TrialHeap.flag(needed) + "]}, or take a smaller shape");
    } catch (IllegalArgumentException refused) {
      return Stream.of(refused.getMessage());
    }
  }

  /// What goes into an operation and comes out, whatever the operation.
  ///
  /// @throws IllegalArgumentException if the shape does not fit, or an array would have more elements than Java counts
  private static long operandFloats(KernelShape shape) {
    return switch (shape) {
      case KernelShape.Conv conv -> {
        ConvGeometry g = KernelGeometries.conv(conv);
        yield (long) Sizes.product("the batch of inputs", conv.images(), g.inputFloats())
            + Sizes.product("the batch of outputs", conv.images(), g.outputFloats()) + g.weightFloats();
      }
      case KernelShape.Gemm gemm -> floats(KernelGeometries.product(gemm));
      case KernelShape.Dense dense -> floats(KernelGeometries.denseForward(dense));
      case KernelShape.Pool pool -> {
        PoolGeometry g = KernelGeometries.pool(pool);
        yield (long) Sizes.product("the batch of inputs", pool.images(), pool.channels(), g.inputFloats())
            + Sizes.product("the batch of outputs", pool.images(), pool.channels(), g.outputFloats());
      }
      case KernelShape.Rows rows -> 2L * Sizes.product("the matrix", rows.rows(), rows.columns());
      case KernelShape.Elements elements -> 2L * elements.length();
    };
  }

  private static long floats(MatrixProduct product) {
    return (long) product.rows() * product.depth() + (long) product.depth() * product.columns()
        + (long) product.rows() * product.columns();
  }
}
