package lanewise.model;

import java.util.List;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.tensor.Tensor;

/// One step of the network at work. A layer owns its output, its gradients and what backward needs; buffers grow to the
/// largest batch seen and are used again for every batch.
public interface Layer {

  /// Computes the output of a batch. The result belongs to the layer and is valid until the next call.
  Tensor forward(Tensor input);

  /// Fills the gradients of the parameters for the batch of the last [#forward], whose input must still be in place,
  /// and returns the gradient with respect to that input (its contents are unspecified where the layer was built
  /// without input gradient). May overwrite `dOutput`.
  Tensor backward(Tensor dOutput);

  /// Computes the output of a batch without a backward to come. The result belongs to the layer and is valid until the
  /// next call.
  default Tensor infer(Tensor input) {
    return forward(input);
  }

  /// Whether all that the last [#forward] computed was finite, and, after a [#backward], the gradients of the
  /// parameters, too. What does not show in the output counts, such as the infinity of which an activation made a
  /// number. True of a layer that makes only finite numbers of finite ones and hides no others.
  default boolean finite() {
    return true;
  }

  /// Takes in the layer behind this one, if the two can work as one; it then runs as part of this layer.
  ///
  /// @return whether it did
  default boolean absorb(Layer next) {
    return false;
  }

  /// What computes its convolutions, pass by pass; empty for layers that have none.
  default List<ConvAlgorithm> algorithms() {
    return List.of();
  }

  /// Weights before biases; empty for layers that learn nothing.
  List<Parameter> parameters();
}
