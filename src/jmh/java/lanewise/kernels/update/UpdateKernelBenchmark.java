package lanewise.kernels.update;

import java.util.List;
import lanewise.bench.KernelBenchmark;
import lanewise.bench.Operands;
import lanewise.bench.Work;
import lanewise.kernels.KernelSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// How fast is one step of each scheduler? The lengths are the weights of lenet's dense layer (784 x 128), those of its
/// second convolution, and one that fills no register. Bytes are all that is read and written, state included.
///
/// ```sh
/// ./lanewise bench UpdateKernel.adam
/// ```
public class UpdateKernelBenchmark extends KernelBenchmark<UpdateKernelBenchmark.Parameters> {

  private static final float ETA = 0.001f;
  private static final float RHO = 0.9f;
  private static final float RHO2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  @Param({"100352", "3200", "1003"})
  public int length;

  @Override
  protected Parameters operands(KernelSet kernels) {
    return new Parameters(kernels.updates(), length);
  }

  @Benchmark
  public float[] constant(Work work) {
    work.bytes += 3L * Float.BYTES * length;
    return operands.constant();
  }

  @Benchmark
  public float[] momentum(Work work) {
    work.bytes += 5L * Float.BYTES * length;
    return operands.momentum();
  }

  @Benchmark
  public float[] adagrad(Work work) {
    work.bytes += 5L * Float.BYTES * length;
    return operands.adagrad();
  }

  @Benchmark
  public float[] adagradMomentum(Work work) {
    work.bytes += 7L * Float.BYTES * length;
    return operands.adagradMomentum();
  }

  @Benchmark
  public float[] rmsProp(Work work) {
    work.bytes += 5L * Float.BYTES * length;
    return operands.rmsProp();
  }

  @Benchmark
  public float[] adam(Work work) {
    work.bytes += 7L * Float.BYTES * length;
    return operands.adam();
  }

  static final class Parameters implements Operands {

    private final UpdateKernel kernel;
    private final float[] w;
    private final float[] g;
    private final float[] first;
    private final float[] second;

    Parameters(UpdateKernel kernel, int length) {
      this.kernel = kernel;
      w = Operands.random(length, 1);
      g = Operands.random(length, 2);
      first = new float[length];
      second = new float[length];
    }

    float[] constant() {
      kernel.constant(w.length, w, g, 0, ETA);
      return w;
    }

    float[] momentum() {
      kernel.momentum(w.length, w, g, first, 0, ETA, RHO);
      return w;
    }

    float[] adagrad() {
      kernel.adagrad(w.length, w, g, second, 0, ETA, EPSILON);
      return w;
    }

    float[] adagradMomentum() {
      kernel.adagradMomentum(w.length, w, g, second, first, 0, ETA, RHO, EPSILON);
      return w;
    }

    float[] rmsProp() {
      kernel.rmsProp(w.length, w, g, second, 0, ETA, RHO, 1 - RHO, EPSILON);
      return w;
    }

    float[] adam() {
      kernel.adam(w.length, w, g, first, second, 0, ETA, RHO, 1 - RHO, RHO2, 1 - RHO2, 1f, EPSILON);
      return w;
    }

    /// One step of each after the other, on the same weights and state.
    @Override
    public List<float[]> results() {
      constant();
      momentum();
      adagrad();
      adagradMomentum();
      rmsProp();
      adam();
      return List.of(w, first, second);
    }
  }
}
