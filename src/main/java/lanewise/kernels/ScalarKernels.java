package lanewise.kernels;

import lanewise.kernels.activation.ActivationKernel;
import lanewise.kernels.activation.ScalarLeakyRelu;
import lanewise.kernels.activation.ScalarRelu;
import lanewise.kernels.activation.ScalarSigmoid;
import lanewise.kernels.activation.ScalarSoftmax;
import lanewise.kernels.activation.ScalarTanh;
import lanewise.kernels.activation.SoftmaxKernel;
import lanewise.kernels.blas.BlasKernel;
import lanewise.kernels.blas.ScalarBlas;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvKernel;
import lanewise.kernels.conv.ScalarDirectConv;
import lanewise.kernels.gemm.GemmKernel;
import lanewise.kernels.gemm.ScalarGemm;
import lanewise.kernels.pool.PoolKernel;
import lanewise.kernels.pool.ScalarAveragePool;
import lanewise.kernels.pool.ScalarMaxPool;
import lanewise.kernels.update.ScalarUpdate;
import lanewise.kernels.update.UpdateKernel;

/// Plain Java loops: the measured baseline.
final class ScalarKernels implements KernelSet {

  private final GemmKernel gemm = new ScalarGemm();
  private final PoolKernel maxPool = new ScalarMaxPool();
  private final PoolKernel averagePool = new ScalarAveragePool();
  private final ActivationKernel relu = new ScalarRelu();
  private final ActivationKernel sigmoid = new ScalarSigmoid();
  private final ActivationKernel tanh = new ScalarTanh();
  private final SoftmaxKernel softmax = new ScalarSoftmax();
  private final UpdateKernel updates = new ScalarUpdate();
  private final BlasKernel blas = new ScalarBlas();

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int bits() {
    return Float.SIZE;
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public ConvKernel conv(ConvAlgorithm algorithm) {
    return switch (algorithm) {
      case DIRECT -> new ScalarDirectConv();
    };
  }

  @Override
  public GemmKernel gemm() {
    return gemm;
  }

  @Override
  public PoolKernel maxPool() {
    return maxPool;
  }

  @Override
  public PoolKernel averagePool() {
    return averagePool;
  }

  @Override
  public ActivationKernel relu() {
    return relu;
  }

  @Override
  public ActivationKernel leakyRelu(float slope) {
    return new ScalarLeakyRelu(slope);
  }

  @Override
  public ActivationKernel sigmoid() {
    return sigmoid;
  }

  @Override
  public ActivationKernel tanh() {
    return tanh;
  }

  @Override
  public SoftmaxKernel softmax() {
    return softmax;
  }

  @Override
  public UpdateKernel updates() {
    return updates;
  }

  @Override
  public BlasKernel blas() {
    return blas;
  }
}
