package lanewise.model;

import java.util.Optional;
import lanewise.parallel.BatchParallel;
import lanewise.random.CounterRandom;
import lanewise.tensor.Shape;

/// What a layer is built with.
///
/// @param compute kernels and threads
/// @param scheduler used for each parameter of a layer that brings no scheduler of its own
/// @param seed of the initial weights
/// @param layer the layer's number in the network, from 0: its initial weights are keyed by it
/// @param inputGradient whether `backward` has to compute the gradient with respect to the input; false for the first
///     layer
public record LayerContext(Compute compute, Scheduler scheduler, long seed, int layer, boolean inputGradient) {

  /// For a layer that is used alone.
  public static LayerContext alone(Compute compute, Scheduler scheduler, long seed) {
    return new LayerContext(compute, scheduler, seed, 0, true);
  }

  /// A parameter of the layer.
  ///
  /// @param kind for people: `convolution weights`
  /// @param decays whether L2 regularisation applies
  /// @param own scheduler that the layer brings
  Parameter parameter(String kind, boolean decays, Shape shape, Optional<Scheduler> own) {
    return new Parameter(layer, kind, decays, shape, own.orElse(scheduler));
  }

  /// The task, timed as a pass of the layer if the network is watched.
  BatchParallel.Task timed(Pass pass, BatchParallel.Task task) {
    return compute.clock().timed(layer, pass, task);
  }

  /// The layer, timed if the network is watched.
  ImageLayer timed(ImageLayer imageLayer) {
    return compute.clock().timed(layer, imageLayer);
  }

  CounterRandom initialWeights() {
    return new CounterRandom(seed, CounterRandom.Purpose.INITIAL_WEIGHTS, layer);
  }
}
