package lanewise.kernels.activation;

import java.util.List;
import lanewise.bench.KernelBenchmark;
import lanewise.bench.Operands;
import lanewise.bench.Work;
import lanewise.kernels.KernelSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// How fast is an activation, forward and backward? The lengths are 4 images of lenet's first feature maps, the dense
/// layer of 128 nodes for 64 images, and one that fills no register.
///
/// ```sh
/// ./lanewise bench ActivationKernel --param function=TANH
/// ```
public class ActivationKernelBenchmark extends KernelBenchmark<ActivationKernelBenchmark.Values> {

  /// The functions that have a kernel.
  public enum Function { RELU, LEAKY_RELU, SIGMOID, TANH }

  @Param
  public Function function;

  @Param({"25088", "8192", "1003"})
  public int length;

  @Override
  protected Values operands(KernelSet kernels) {
    return new Values(switch (function) {
      case RELU -> kernels.relu();
      case LEAKY_RELU -> kernels.leakyRelu(0.01f);
      case SIGMOID -> kernels.sigmoid();
      case TANH -> kernels.tanh();
    }, length);
  }

  @Benchmark
  public float[] forward(Work work) {
    work.bytes += 2L * Float.BYTES * length;
    return operands.forward();
  }

  @Benchmark
  public float[] backward(Work work) {
    work.bytes += 3L * Float.BYTES * length;
    return operands.backward();
  }

  static final class Values implements Operands {

    private final ActivationKernel kernel;
    private final float[] x;
    private final float[] y;
    private final float[] dy;
    private final float[] dx;

    Values(ActivationKernel kernel, int length) {
      this.kernel = kernel;
      x = Operands.random(length, 1);
      dy = Operands.random(length, 2);
      y = new float[length];
      dx = new float[length];
    }

    float[] forward() {
      kernel.forward(x.length, x, 0, y, 0);
      return y;
    }

    float[] backward() {
      kernel.backward(x.length, y, 0, dy, 0, dx, 0);
      return dx;
    }

    @Override
    public List<float[]> results() {
      return List.of(forward(), backward());
    }
  }
}
