package lanewise.model;

import lanewise.kernels.blas.BlasKernel;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// The end of the network, in n,o -> out n,o: output activation and cost together, because their joint gradient is
/// simply the difference between output and target.
final class OutputHead {

  private final Cost cost;
  private final RowActivation activation;
  private final BlasKernel blas;
  private final float[] workspace;
  private final Tensor output;
  private final Tensor dSums;
  private Tensor sums;

  OutputHead(Shape item, Cost cost, Compute compute) {
    this.cost = cost;
    this.activation = cost.activation().rows(compute.kernels());
    this.blas = compute.kernels().blas();
    this.workspace = new float[activation.workspaceFloats()];
    this.output = new Tensor(item);
    this.dSums = new Tensor(item);
  }

  /// Turns the last layer's weighted sums into outputs; keeps both.
  Tensor forward(Tensor sums) {
    this.sums = sums;
    output.resize(sums.count());
    System.arraycopy(sums.data(), 0, output.data(), 0, sums.size());
    activation.forward(sums.count(), sums.item().size(), output.data(), 0, workspace);
    return output;
  }

  /// Mean cost of the last [#forward].
  double loss(Tensor targets) {
    return cost.value(sums, output, targets);
  }

  /// Gradient of [#loss] with respect to the weighted sums.
  Tensor gradient(Tensor targets) {
    cost.gradient(blas, output, targets, dSums);
    return dSums;
  }

  /// The last [#forward]'s input: logits.
  Tensor sums() {
    return sums;
  }
}
