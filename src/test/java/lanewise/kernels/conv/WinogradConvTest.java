package lanewise.kernels.conv;

import lanewise.kernels.conv.winograd.ScalarWinogradConv;
import lanewise.kernels.conv.winograd.VectorWinogradConv;

/// F(2×2,3×3)
class WinogradConvTest extends WinogradConvKernelTest {

  WinogradConvTest() {
    super(ScalarWinogradConv.twoByTwo(), VectorWinogradConv.twoByTwo(), 8);
  }
}
