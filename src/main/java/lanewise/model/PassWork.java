package lanewise.model;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.update.UpdateKernel;

/// The work of one pass in one step, nominal: by the definition of what is computed, whatever the algorithm.
///
/// @param flops of products as [LayerSpec#flops] counts them, and of updates as [UpdateKernel] does; 0 for what is not
///     counted
/// @param bytes if every operand is read once and every result written once, as floats; 0 where nothing is, or it is
///     not known
public record PassWork(Pass pass, long flops, long bytes) {

  /// The passes of a layer in a training step, in the order in which they run.
  ///
  /// @param parameters of the layer
  /// @param inputGradient whether a layer before it learns
  /// @param items of the batch
  static List<PassWork> ofLayer(
      Architecture.Stage stage, List<Parameter> parameters, boolean inputGradient, int items) {
    long flops = items * stage.flops();
    long inputs = (long) items * stage.input().size();
    long outputs = (long) items * stage.output().size();
    long moved = stage.spec().sharesInput() ? 0 : inputs + outputs;
    long weights = parameters.stream().filter(Parameter::decays).mapToLong(Parameter::size).sum();
    var passes = new ArrayList<PassWork>();
    passes.add(of(Pass.FORWARD, flops, moved + stage.parameters()));
    if (!parameters.isEmpty()) {
      passes.add(of(Pass.D_WEIGHTS, flops, moved + stage.parameters()));
    }
    if (inputGradient) {
      passes.add(of(Pass.D_INPUT, flops, moved + weights));
    }
    if (!parameters.isEmpty()) {
      passes.add(update(parameters));
    }
    return passes;
  }

  /// The passes of no layer: the loss turns sums and targets into outputs and a gradient.
  ///
  /// @param outputs of one item
  static List<PassWork> ofNoLayer(int outputs, int items) {
    return List.of(of(Pass.LOSS, 0, 4L * items * outputs), of(Pass.READ, 0, 0), of(Pass.OTHER, 0, 0));
  }

  /// Reads weights, gradients and the scheduler's state, writes weights and state. The L2 term is not counted.
  private static PassWork update(List<Parameter> parameters) {
    long flops = 0;
    long floats = 0;
    for (Parameter parameter : parameters) {
      flops += (long) parameter.size() * flops(parameter.scheduler());
      floats += parameter.size() * (3L + 2L * parameter.state().arrays());
    }
    return of(Pass.UPDATE, flops, floats);
  }

  private static int flops(Scheduler scheduler) {
    return switch (scheduler) {
      case Scheduler.Constant _ -> UpdateKernel.CONSTANT_FLOPS;
      case Scheduler.Momentum _ -> UpdateKernel.MOMENTUM_FLOPS;
      case Scheduler.Adagrad _ -> UpdateKernel.ADAGRAD_FLOPS;
      case Scheduler.AdagradMomentum _ -> UpdateKernel.ADAGRAD_MOMENTUM_FLOPS;
      case Scheduler.RmsProp _ -> UpdateKernel.RMS_PROP_FLOPS;
      case Scheduler.Adam _ -> UpdateKernel.ADAM_FLOPS;
    };
  }

  private static PassWork of(Pass pass, long flops, long floats) {
    return new PassWork(pass, flops, Float.BYTES * floats);
  }
}
