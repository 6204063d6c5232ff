package lanewise.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.activation.VectorLeakyRelu;
import lanewise.kernels.activation.VectorRelu;
import lanewise.kernels.activation.VectorSigmoid;
import lanewise.kernels.activation.VectorSoftmax;
import lanewise.kernels.activation.VectorTanh;
import lanewise.kernels.blas.VectorBlas;
import lanewise.kernels.common.LaneTree;
import lanewise.kernels.conv.VectorDirectConv;
import lanewise.kernels.conv.im2col.VectorIm2colConv;
import lanewise.kernels.conv.winograd.VectorWinogradConv;
import lanewise.kernels.conv.VectorFftConv;
import lanewise.kernels.fft.VectorFft;
import lanewise.kernels.filter.VectorCorrelation;
import lanewise.kernels.gemm.VectorGemm;
import lanewise.kernels.pool.VectorAveragePool;
import lanewise.kernels.pool.VectorMaxPool;
import lanewise.kernels.probe.VectorProbe;
import lanewise.kernels.update.VectorUpdate;

/// Vector API kernels at the preferred width of the machine.
final class VectorKernels {

  private VectorKernels() {}

  /// @throws IllegalStateException if the machine's vectors are wider than the 16 logical lanes of a sum
  static KernelSet set() {
    VectorSpecies<Float> species = FloatVector.SPECIES_PREFERRED;
    if (species.length() > LaneTree.LANES) {
      throw new IllegalStateException("vectors of " + species.vectorBitSize() + " bits are wider than the "
          + LaneTree.LANES * Float.SIZE + " that kernels support: start Java with -XX:MaxVectorSize=64");
    }
    return new KernelSet(
        "vector", species.vectorBitSize(), species.length(),
        algorithm -> switch (algorithm) {
          case DIRECT -> new VectorDirectConv();
          case IM2COL -> new VectorIm2colConv();
          case WINOGRAD -> VectorWinogradConv.twoByTwo();
          case WINOGRAD4 -> VectorWinogradConv.fourByFour();
          case FFT -> new VectorFftConv();
        },
        new VectorGemm(),
        new VectorMaxPool(),
        new VectorAveragePool(),
        new VectorRelu(),
        VectorLeakyRelu::new,
        new VectorSigmoid(),
        new VectorTanh(),
        new VectorSoftmax(),
        new VectorUpdate(),
        new VectorBlas(),
        new VectorProbe(),
        new VectorFft(),
        new VectorCorrelation());
  }
}
