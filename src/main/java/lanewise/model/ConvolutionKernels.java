package lanewise.model;

import lanewise.kernels.common.LaneTree;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvChoice;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.kernels.conv.ConvKernel;

/// What computes the passes of a convolution, and the arrays that this takes.
///
/// @param dInput any kernel where there is no input gradient
record ConvolutionKernels(ConvGeometry g, boolean inputGradient, ConvKernel forward, ConvKernel dInput,
    ConvKernel dWeights) {

  /// @throws ArchitectureException if one of the algorithms does not cover `g`
  static ConvolutionKernels of(ConvGeometry g, boolean inputGradient, Compute compute) {
    ConvChoice.Passes passes = compute.convolutions().choose(g);
    ConvKernel forward = kernel(g, compute, passes.forward());
    return new ConvolutionKernels(g, inputGradient, forward,
        inputGradient ? kernel(g, compute, passes.dInput()) : forward, kernel(g, compute, passes.dWeights()));
  }

  private static ConvKernel kernel(ConvGeometry g, Compute compute, ConvAlgorithm algorithm) {
    ConvKernel kernel = compute.kernels().conv(algorithm);
    kernel.refusal(g).ifPresent(reason -> {
      throw new ArchitectureException(reason);
    });
    return kernel;
  }

  /// Floats of scratch memory that any pass needs for `images` images.
  int workspaceFloats(int images) {
    int floats = Math.max(forward.workspaceFloats(g, images), dWeights.workspaceFloats(g, images));
    return Math.max(Math.max(floats, dInput.workspaceFloats(g, images)), LaneTree.LANES);
  }

  /// Floats of the filters prepared for forward.
  int filterFloats() {
    return forward.filterFloats(g);
  }

  /// Floats of the filters prepared for the input gradient.
  int dInputFilterFloats() {
    return inputGradient ? dInput.filterFloats(g) : 0;
  }
}
