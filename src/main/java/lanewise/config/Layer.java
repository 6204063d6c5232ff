package lanewise.config;

import java.util.Optional;
import lanewise.config.schema.Word;

/// A layer as an experiment asks for it. Whether it fits its neighbours is found out when the network is built.
public sealed interface Layer {

  /// Feature maps.
  ///
  /// @param scheduler empty for the experiment's own
  record Convolution(int maps, Axes kernel, Axes stride, Padding padding, Activation activation,
      Initialiser initialiser, Optional<Scheduler> scheduler) implements Layer {}

  /// Down-sampling.
  record Pooling(Kind kind, Axes window, Axes stride) implements Layer {

    /// What becomes of a window.
    public enum Kind implements Word { MAX, AVERAGE }
  }

  /// From feature maps, or from the examples of a purely dense network, to one row of features.
  record Flatten() implements Layer {}

  /// Fully connected nodes.
  ///
  /// @param scheduler empty for the experiment's own
  record Dense(int nodes, Activation activation, Initialiser initialiser, Optional<Scheduler> scheduler)
      implements Layer {}

  /// The last dense layer, whose activation decides the task: identity = regression, sigmoid with one node = binary,
  /// softmax = multi-class.
  ///
  /// @param scheduler empty for the experiment's own
  record Output(int nodes, Activation activation, Initialiser initialiser, Optional<Scheduler> scheduler)
      implements Layer {}
}
