package lanewise.doctor;

import static lanewise.doctor.FindingAssert.assertOk;
import static lanewise.doctor.FindingAssert.assertTold;

import java.time.Duration;
import lanewise.doctor.Finding.Level;
import lanewise.kernels.KernelSet;
import lanewise.kernels.KernelSets;
import lanewise.kernels.activation.SoftmaxKernel;
import org.junit.jupiter.api.Test;

class KernelCheckTest {

  private final KernelCheck once = new KernelCheck(Duration.ZERO);

  @Test
  void theKernelsOfThisMachineAgree() {
    assertOk("agree on convolution, weight gradient, input gradient, matrix product, softmax, Adam (rounds: 1)",
        once.finding(KernelSets.named("scalar"), KernelSets.named("vector")));
  }

  @Test
  void anElementThatDiffersFailsWithBothValues() {
    KernelSet scalar = KernelSets.named("scalar");
    assertTold(Level.FAIL, "softmax: element 3 is ", "trust no result of this machine",
        once.finding(scalar, with(scalar, new OneUlpOff(scalar.softmax()))));
  }

  /// Softmax whose fourth result is the next float.
  private record OneUlpOff(SoftmaxKernel right) implements SoftmaxKernel {

    @Override
    public void forward(int rows, int columns, float[] x, int xAt, float[] y, int yAt, float[] workspace,
        int workspaceAt) {
      right.forward(rows, columns, x, xAt, y, yAt, workspace, workspaceAt);
      y[yAt + 3] = Math.nextUp(y[yAt + 3]);
    }

    @Override
    public void backward(int rows, int columns, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt,
        float[] workspace, int workspaceAt) {
      right.backward(rows, columns, y, yAt, dy, dyAt, dx, dxAt, workspace, workspaceAt);
    }
  }

  private static KernelSet with(KernelSet set, SoftmaxKernel softmax) {
    return new KernelSet(set.name(), set.bits(), set.lanes(), set.convolutions(), set.gemm(), set.maxPool(),
        set.averagePool(), set.relu(), set.leakyRelus(), set.sigmoid(), set.tanh(), softmax, set.updates(), set.blas(),
        set.probe(), set.fft(), set.correlation());
  }
}
