package lanewise.kernels.conv;

import java.util.List;
import lanewise.bench.ConvShape;
import lanewise.bench.KernelBenchmark;
import lanewise.bench.Operands;
import lanewise.bench.Work;
import lanewise.kernels.KernelSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// How fast is a convolution, forward and for each of its gradients, by each algorithm? A call computes 4 images, the
/// slice that a layer hands to one thread from a batch of 64; the filters are prepared beforehand.
///
/// ```sh
/// ./lanewise bench ConvKernel.forward --param shape=LENET_2,WIDE_2 --param kernels=vector
/// ```
public class ConvKernelBenchmark extends KernelBenchmark<ConvKernelBenchmark.Slice> {

  private static final int IMAGES = 4;

  @Param
  public ConvShape shape;

  @Param
  public ConvAlgorithm algorithm;

  @Override
  protected Slice operands(KernelSet kernels) {
    return new Slice(kernels.conv(algorithm), shape.geometry());
  }

  @Benchmark
  public float[] forward(Work work) {
    work.flop += IMAGES * operands.g.flops();
    return operands.forward();
  }

  @Benchmark
  public float[] dInput(Work work) {
    work.flop += IMAGES * operands.g.flops();
    return operands.dInput();
  }

  @Benchmark
  public float[] dWeights(Work work) {
    work.flop += IMAGES * operands.g.flops();
    return operands.dWeights();
  }

  static final class Slice implements Operands {

    private final ConvKernel kernel;
    private final ConvGeometry g;
    private final float[] x;
    private final float[] b;
    private final float[] dy;
    private final float[] y;
    private final float[] dx;
    private final float[] dw;
    private final float[] forwardFilters;
    private final float[] dInputFilters;
    private final float[] workspace;

    Slice(ConvKernel kernel, ConvGeometry g) {
      this.kernel = kernel;
      this.g = g;
      x = Operands.random(IMAGES * g.inputFloats(), 1);
      b = Operands.random(g.maps(), 2);
      dy = Operands.random(IMAGES * g.outputFloats(), 3);
      y = new float[dy.length];
      dx = new float[x.length];
      dw = new float[g.weightFloats()];
      workspace = new float[kernel.workspaceFloats(g, IMAGES)];
      float[] w = Operands.random(g.weightFloats(), 4);
      forwardFilters = new float[kernel.filterFloats(g)];
      kernel.prepareForward(g, w, 0, forwardFilters, 0);
      dInputFilters = new float[kernel.filterFloats(g)];
      kernel.prepareDInput(g, w, 0, dInputFilters, 0);
    }

    float[] forward() {
      kernel.forward(g, IMAGES, x, 0, forwardFilters, 0, b, 0, y, 0, workspace, 0);
      return y;
    }

    float[] dInput() {
      kernel.dInput(g, IMAGES, dy, 0, dInputFilters, 0, dx, 0, workspace, 0);
      return dx;
    }

    float[] dWeights() {
      kernel.dWeights(g, IMAGES, x, 0, dy, 0, dw, 0, workspace, 0);
      return dw;
    }

    @Override
    public List<float[]> results() {
      return List.of(forward(), dInput(), dWeights());
    }
  }
}
