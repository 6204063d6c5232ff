package lanewise.model;

import java.util.Locale;
import lanewise.kernels.KernelSet;
import lanewise.kernels.pool.PoolGeometry;
import lanewise.kernels.pool.PoolKernel;
import lanewise.tensor.Shape;

/// A pooling layer, in n,c,h,w -> out n,c,p,q: the maximum or average of each window. No padding; rows and columns that
/// no whole window covers are not read.
public record Pooling(Kind kind, int windowHeight, int windowWidth, int strideHeight,
    int strideWidth) implements LayerSpec {

  /// What becomes of a window.
  public enum Kind {
    MAX, AVERAGE;

    PoolKernel kernel(KernelSet kernels) {
      return switch (this) {
        case MAX -> kernels.maxPool();
        case AVERAGE -> kernels.averagePool();
      };
    }
  }

  /// Windows side by side: the stride is the window.
  public Pooling(Kind kind, int windowHeight, int windowWidth) {
    this(kind, windowHeight, windowWidth, windowHeight, windowWidth);
  }

  @Override
  public Shape outputShape(Shape input) {
    PoolGeometry g = geometry(input);
    return Shape.of(input.extent(0), g.outputHeight(), g.outputWidth());
  }

  @Override
  public long parameterCount(Shape input) {
    return 0;
  }

  @Override
  public long flops(Shape input) {
    return 0;
  }

  @Override
  public void count(Shape input, MemoryCount memory) {
    PoolGeometry g = geometry(input);
    Shape output = outputShape(input);
    PoolKernel kernel = kind.kernel(memory.compute().kernels());
    if (kernel.keepsWinners()) {
      memory.trained(output);
    }
    memory.imageLayer(input, output, 2L * input.size(), _ -> kernel.workspaceFloats(g), 0);
  }

  @Override
  public String describe() {
    return String.format(Locale.ROOT, "%s pooling %dx%d, stride %dx%d",
        kind.name().toLowerCase(Locale.ROOT), windowHeight, windowWidth, strideHeight, strideWidth);
  }

  @Override
  public Layer build(Shape input, LayerContext context) {
    return PoolingLayer.build(geometry(input), input.extent(0), kind, context);
  }

  private PoolGeometry geometry(Shape input) {
    if (input.rank() != 3) {
      throw new ArchitectureException("pooling needs images c x h x w, but its input has shape " + input
          + ": put it before the flatten layer");
    }
    try {
      return new PoolGeometry(input.extent(1), input.extent(2), windowHeight, windowWidth, strideHeight, strideWidth);
    } catch (IllegalArgumentException refused) {
      throw new ArchitectureException(String.format(Locale.ROOT, "pooling %dx%d of an image of %dx%d: %s", windowHeight,
          windowWidth, input.extent(1), input.extent(2), refused.getMessage()));
    }
  }
}
