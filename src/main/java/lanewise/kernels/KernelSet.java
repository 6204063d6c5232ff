package lanewise.kernels;

import lanewise.kernels.activation.ActivationKernel;
import lanewise.kernels.activation.SoftmaxKernel;
import lanewise.kernels.blas.BlasKernel;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvKernel;
import lanewise.kernels.gemm.GemmKernel;
import lanewise.kernels.pool.PoolKernel;
import lanewise.kernels.update.UpdateKernel;

/// All kernels of one kind. Chosen by the experiment, built once and handed down through constructors; there is no
/// automatic choice and no fall-back between sets.
public interface KernelSet {

  /// `scalar` or `vector`.
  String name();

  /// Bits of one register operand: 32 for scalar.
  int bits();

  /// `float` lanes of one register operand: 1 for scalar.
  int lanes();

  ConvKernel conv(ConvAlgorithm algorithm);

  GemmKernel gemm();

  PoolKernel maxPool();

  PoolKernel averagePool();

  ActivationKernel relu();

  /// @param slope derivative left of 0
  ActivationKernel leakyRelu(float slope);

  ActivationKernel sigmoid();

  ActivationKernel tanh();

  SoftmaxKernel softmax();

  UpdateKernel updates();

  BlasKernel blas();
}
