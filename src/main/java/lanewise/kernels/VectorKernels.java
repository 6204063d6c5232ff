package lanewise.kernels;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.activation.ActivationKernel;
import lanewise.kernels.activation.SoftmaxKernel;
import lanewise.kernels.activation.VectorLeakyRelu;
import lanewise.kernels.activation.VectorRelu;
import lanewise.kernels.activation.VectorSigmoid;
import lanewise.kernels.activation.VectorSoftmax;
import lanewise.kernels.activation.VectorTanh;
import lanewise.kernels.blas.BlasKernel;
import lanewise.kernels.blas.VectorBlas;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvKernel;
import lanewise.kernels.conv.VectorDirectConv;
import lanewise.kernels.gemm.GemmKernel;
import lanewise.kernels.gemm.VectorGemm;
import lanewise.kernels.pool.PoolKernel;
import lanewise.kernels.pool.VectorAveragePool;
import lanewise.kernels.pool.VectorMaxPool;
import lanewise.kernels.update.UpdateKernel;
import lanewise.kernels.update.VectorUpdate;

/// Vector API kernels at the preferred width of the machine.
final class VectorKernels implements KernelSet {

  private final GemmKernel gemm = new VectorGemm();
  private final PoolKernel maxPool = new VectorMaxPool();
  private final PoolKernel averagePool = new VectorAveragePool();
  private final ActivationKernel relu = new VectorRelu();
  private final ActivationKernel sigmoid = new VectorSigmoid();
  private final ActivationKernel tanh = new VectorTanh();
  private final SoftmaxKernel softmax = new VectorSoftmax();
  private final UpdateKernel updates = new VectorUpdate();
  private final BlasKernel blas = new VectorBlas();

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public int bits() {
    return FloatVector.SPECIES_PREFERRED.vectorBitSize();
  }

  @Override
  public int lanes() {
    return FloatVector.SPECIES_PREFERRED.length();
  }

  @Override
  public ConvKernel conv(ConvAlgorithm algorithm) {
    return switch (algorithm) {
      case DIRECT -> new VectorDirectConv();
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
    return new VectorLeakyRelu(slope);
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
