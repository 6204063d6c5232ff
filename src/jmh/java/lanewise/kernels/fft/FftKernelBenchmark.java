package lanewise.kernels.fft;

import java.util.List;
import lanewise.bench.KernelBenchmark;
import lanewise.bench.Operands;
import lanewise.bench.Work;
import lanewise.kernels.KernelSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// How fast is the Fourier transform of a real plane, and the product of two spectra? Floating-point operations are
/// counted as is usual for real transforms, `2.5 · n · log2 n` of n elements, and 6 for each complex product.
///
/// ```sh
/// ./lanewise bench FftKernel -p kernels=vector
/// ```
public class FftKernelBenchmark extends KernelBenchmark<FftKernelBenchmark.Plane> {

  /// Rows and columns.
  public enum FrameShape {
    /// A 28x28 image with a filter of up to 5x5.
    IMAGE(32, 32),
    PICTURE(512, 512),
    /// Factors 2, 3 and 5.
    AWKWARD(60, 45);

    private final int height;
    private final int width;

    FrameShape(int height, int width) {
      this.height = height;
      this.width = width;
    }
  }

  @Param
  public FrameShape shape;

  @Override
  protected Plane operands(KernelSet kernels) {
    return new Plane(kernels.fft(), new FftPlan(shape.height, shape.width));
  }

  @Benchmark
  public float[] forward(Work work) {
    work.flop += operands.transformFlops;
    return operands.forward();
  }

  @Benchmark
  public float[] inverse(Work work) {
    work.flop += operands.transformFlops;
    return operands.inverse();
  }

  @Benchmark
  public float[] multiply(Work work) {
    work.flop += operands.productFlops;
    return operands.multiply();
  }

  static final class Plane implements Operands {

    private final FftKernel kernel;
    private final FftPlan plan;
    private final FftWindow window;
    private final long transformFlops;
    private final long productFlops;
    private final float[] x;
    private final float[] spectrum;
    private final float[] product;
    private final float[] back;
    private final float[] workspace;

    Plane(FftKernel kernel, FftPlan plan) {
      this.kernel = kernel;
      this.plan = plan;
      window = FftWindow.of(plan.height(), plan.width());
      transformFlops = Math.round(2.5 * window.floats() * Math.log(window.floats()) / Math.log(2));
      productFlops = 6L * plan.blocks() * FftPlan.LANES;
      x = Operands.random(window.floats(), 1);
      spectrum = new float[plan.spectrumFloats()];
      product = new float[spectrum.length];
      back = new float[x.length];
      workspace = new float[plan.workspaceFloats()];
    }

    float[] forward() {
      kernel.forward(plan, window, x, 0, spectrum, 0, FftPlan.BLOCK, workspace, 0);
      return spectrum;
    }

    float[] inverse() {
      kernel.inverse(plan, window, spectrum, 0, FftPlan.BLOCK, back, 0, workspace, 0);
      return back;
    }

    float[] multiply() {
      kernel.multiply(plan.blocks(), spectrum, 0, spectrum, 0, product, 0);
      return product;
    }

    @Override
    public List<float[]> results() {
      return List.of(forward(), multiply(), inverse());
    }
  }
}
