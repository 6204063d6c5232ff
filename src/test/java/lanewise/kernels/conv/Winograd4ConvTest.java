package lanewise.kernels.conv;

import lanewise.kernels.conv.winograd.ScalarWinogradConv;
import lanewise.kernels.conv.winograd.VectorWinogradConv;

/// F(4×4,3×3)
class Winograd4ConvTest extends WinogradConvKernelTest {

  Winograd4ConvTest() {
    super(ScalarWinogradConv.fourByFour(), VectorWinogradConv.fourByFour(), 32);
  }
}
