package lanewise.kernels.filter;

import java.util.List;
import lanewise.bench.KernelBenchmark;
import lanewise.bench.Operands;
import lanewise.bench.Work;
import lanewise.kernels.KernelSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// How fast is a filter by each method? All kernels are separable, so that no method refuses one. Floating-point
/// operations are those of the definition, whatever the method, so that figures compare as times do.
///
/// ```sh
/// ./lanewise bench PlaneFilter -p kernel=gaussian:4
/// ```
public class PlaneFilterBenchmark extends KernelBenchmark<PlaneFilterBenchmark.Plane> {

  /// Rows and columns.
  public enum PlaneShape {
    PICTURE(512, 512),
    AWKWARD(67, 101);

    private final int height;
    private final int width;

    PlaneShape(int height, int width) {
      this.height = height;
      this.width = width;
    }
  }

  @Param
  public PlaneShape shape;

  /// 3x3, 7x7, 25x25 and 31x31.
  @Param({"sobel-x", "gaussian:1", "gaussian:4", "box:31"})
  public String kernel;

  @Param
  public FilterMethod method;

  @Override
  protected Plane operands(KernelSet kernels) {
    return new Plane(kernels.filter(method, new FilterTask(shape.height, shape.width, FilterKernels.named(kernel),
        FilterOperation.CONVOLUTION, Border.ZERO)));
  }

  @Benchmark
  public float[] apply(Work work) {
    work.flop += operands.flops;
    return operands.apply();
  }

  static final class Plane implements Operands {

    private final PlaneFilter filter;
    private final long flops;
    private final float[] x;
    private final float[] y;
    private final float[] workspace;

    Plane(PlaneFilter filter) {
      this.filter = filter;
      FilterTask task = filter.task();
      x = Operands.random(task.height() * task.width(), 1);
      y = new float[task.outputHeight() * task.outputWidth()];
      workspace = new float[filter.workspaceFloats()];
      flops = 2L * y.length * task.kernel().height() * task.kernel().width();
    }

    float[] apply() {
      filter.apply(x, 0, y, 0, workspace, 0);
      return y;
    }

    @Override
    public List<float[]> results() {
      return List.of(apply());
    }
  }
}
