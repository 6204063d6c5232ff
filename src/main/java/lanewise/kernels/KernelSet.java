package lanewise.kernels;

import java.util.function.Function;
import lanewise.kernels.activation.ActivationKernel;
import lanewise.kernels.activation.SoftmaxKernel;
import lanewise.kernels.blas.BlasKernel;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvKernel;
import lanewise.kernels.fft.FftKernel;
import lanewise.kernels.filter.CorrelationKernel;
import lanewise.kernels.filter.FilterMethod;
import lanewise.kernels.filter.FilterTask;
import lanewise.kernels.filter.PlaneFilter;
import lanewise.kernels.gemm.GemmKernel;
import lanewise.kernels.pool.PoolKernel;
import lanewise.kernels.probe.ProbeKernel;
import lanewise.kernels.update.UpdateKernel;

/// All kernels of one kind. Chosen by the experiment, built once and handed down through constructors; there is no
/// automatic choice and no fall-back between sets.
///
/// @param name `scalar` or `vector`
/// @param bits of one register operand: 32 for scalar
/// @param lanes floats of one register operand: 1 for scalar
/// @param convolutions the kernel of each algorithm
/// @param leakyRelus the kernel of each slope (the derivative left of 0)
public record KernelSet(
    String name,
    int bits,
    int lanes,
    Function<ConvAlgorithm, ConvKernel> convolutions,
    GemmKernel gemm,
    PoolKernel maxPool,
    PoolKernel averagePool,
    ActivationKernel relu,
    Function<Float, ActivationKernel> leakyRelus,
    ActivationKernel sigmoid,
    ActivationKernel tanh,
    SoftmaxKernel softmax,
    UpdateKernel updates,
    BlasKernel blas,
    ProbeKernel probe,
    FftKernel fft,
    CorrelationKernel correlation) {

  /// The convolution of one algorithm.
  public ConvKernel conv(ConvAlgorithm algorithm) {
    return convolutions.apply(algorithm);
  }

  /// Plans a filter.
  ///
  /// @throws IllegalArgumentException if the method [refuses][FilterMethod#refusal] the task's kernel
  public PlaneFilter filter(FilterMethod method, FilterTask task) {
    return PlaneFilter.of(method, task, correlation, fft);
  }

  /// Leaky ReLU.
  ///
  /// @param slope derivative left of 0
  public ActivationKernel leakyRelu(float slope) {
    return leakyRelus.apply(slope);
  }
}
