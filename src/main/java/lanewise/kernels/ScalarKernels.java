package lanewise.kernels;

import lanewise.kernels.activation.ScalarLeakyRelu;
import lanewise.kernels.activation.ScalarRelu;
import lanewise.kernels.activation.ScalarSigmoid;
import lanewise.kernels.activation.ScalarSoftmax;
import lanewise.kernels.activation.ScalarTanh;
import lanewise.kernels.blas.ScalarBlas;
import lanewise.kernels.conv.ScalarDirectConv;
import lanewise.kernels.conv.im2col.ScalarIm2colConv;
import lanewise.kernels.conv.winograd.ScalarWinogradConv;
import lanewise.kernels.conv.ScalarFftConv;
import lanewise.kernels.fft.ScalarFft;
import lanewise.kernels.filter.ScalarCorrelation;
import lanewise.kernels.gemm.ScalarGemm;
import lanewise.kernels.pool.ScalarAveragePool;
import lanewise.kernels.pool.ScalarMaxPool;
import lanewise.kernels.probe.ScalarProbe;
import lanewise.kernels.update.ScalarUpdate;

/// Plain Java loops: the measured baseline.
final class ScalarKernels {

  private ScalarKernels() {}

  static KernelSet set() {
    return new KernelSet(
        "scalar", Float.SIZE, 1,
        algorithm -> switch (algorithm) {
          case DIRECT -> new ScalarDirectConv();
          case IM2COL -> new ScalarIm2colConv();
          case WINOGRAD -> ScalarWinogradConv.twoByTwo();
          case WINOGRAD4 -> ScalarWinogradConv.fourByFour();
          case FFT -> new ScalarFftConv();
        },
        new ScalarGemm(),
        new ScalarMaxPool(),
        new ScalarAveragePool(),
        new ScalarRelu(),
        ScalarLeakyRelu::new,
        new ScalarSigmoid(),
        new ScalarTanh(),
        new ScalarSoftmax(),
        new ScalarUpdate(),
        new ScalarBlas(),
        new ScalarProbe(),
        new ScalarFft(),
        new ScalarCorrelation());
  }
}
