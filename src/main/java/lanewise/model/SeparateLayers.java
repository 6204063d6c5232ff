package lanewise.model;

import java.util.List;

/// The layers of a network once more, with its parameters, but each by itself: in the network itself, neighbours may
/// work as one, and keep nothing of what lies between them.
final class SeparateLayers {

  private final Architecture architecture;
  private final List<Parameter> parameters;
  private final Compute compute;

  /// @param parameters of the network, in layer order; they are only read
  SeparateLayers(Architecture architecture, List<Parameter> parameters, Compute compute) {
    this.architecture = architecture;
    this.parameters = parameters;
    this.compute = compute.watchedBy(StepClock.STOPPED);
  }

  /// The layer at that index, as `spec` describes it. It is never updated: what its scheduler does is no matter.
  Layer build(int index, LayerSpec spec) {
    var context = new LayerContext(compute, new Scheduler.Constant(1), 0, index, learns(index - 1));
    Layer layer = spec.build(architecture.stages().get(index).input(), context);
    List<Parameter> originals = parameters.stream().filter(each -> each.layer() == index).toList();
    for (int i = 0; i < originals.size(); i++) {
      layer.parameters().get(i).set(originals.get(i).value());
    }
    return layer;
  }

  /// The layer at that index.
  Layer build(int index) {
    return build(index, architecture.stages().get(index).spec());
  }

  /// Whether a layer up to this one has parameters, so that gradients come down to here.
  boolean learns(int index) {
    return parameters.stream().anyMatch(each -> each.layer() <= index);
  }
}
