package lanewise.model;

import java.util.Locale;
import java.util.Optional;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.tensor.Shape;

/// A convolutional layer, in n,c,h,w -> out n,k,p,q: `maps` filters of one size slide over the image with a stride per
/// axis; a bias and an activation follow. For 1-D data use images of height 1 and a kernel of height 1.
public record Convolution(int maps, int kernelHeight, int kernelWidth, int strideHeight, int strideWidth,
    Padding padding,
    Activation activation, Initialiser initialiser, Optional<Scheduler> scheduler) implements LayerSpec {

  /// Stride 1, valid padding, identity, Glorot initialisation; see the methods below for the rest.
  public Convolution(int maps, int kernelHeight, int kernelWidth) {
    this(maps, kernelHeight, kernelWidth, 1, 1, Padding.VALID, Activation.IDENTITY, new Initialiser.Glorot(),
        Optional.empty());
  }

  public Convolution stride(int vertical, int horizontal) {
    return new Convolution(maps, kernelHeight, kernelWidth, vertical, horizontal, padding, activation, initialiser,
        scheduler);
  }

  public Convolution padding(Padding padding) {
    return new Convolution(maps, kernelHeight, kernelWidth, strideHeight, strideWidth, padding, activation, initialiser,
        scheduler);
  }

  public Convolution activation(Activation activation) {
    return new Convolution(maps, kernelHeight, kernelWidth, strideHeight, strideWidth, padding, activation, initialiser,
        scheduler);
  }

  public Convolution initialiser(Initialiser initialiser) {
    return new Convolution(maps, kernelHeight, kernelWidth, strideHeight, strideWidth, padding, activation, initialiser,
        scheduler);
  }

  /// Overrides the network's scheduler for this layer.
  public Convolution scheduler(Scheduler scheduler) {
    return new Convolution(maps, kernelHeight, kernelWidth, strideHeight, strideWidth, padding, activation, initialiser,
        Optional.of(scheduler));
  }

  @Override
  public Shape outputShape(Shape input) {
    ConvGeometry g = geometry(input);
    return Shape.of(maps, g.outputHeight(), g.outputWidth());
  }

  @Override
  public long parameterCount(Shape input) {
    return (long) geometry(input).weightFloats() + maps;
  }

  @Override
  public long flops(Shape input) {
    return geometry(input).flops();
  }

  @Override
  public void count(Shape input, MemoryCount memory) {
    ConvGeometry g = geometry(input);
    var kernels = ConvolutionKernels.of(g, memory.inputGradient(), memory.compute());
    memory.parameter(parameterCount(input), scheduler);
    memory.scratch((long) kernels.filterFloats() + kernels.dInputFilterFloats());
    memory.imageLayer(input, outputShape(input), g.flops(), kernels::workspaceFloats, parameterCount(input));
  }

  @Override
  public String describe() {
    String stride = strideHeight == 1 && strideWidth == 1 ? "" : ", stride " + strideHeight + "x" + strideWidth;
    return "convolution " + maps + (maps == 1 ? " map " : " maps ") + kernelHeight + "x" + kernelWidth + stride + ", "
        + padding + ", " + activation;
  }

  @Override
  public LayerSpec withoutActivation() {
    return activation(Activation.IDENTITY);
  }

  @Override
  public Layer build(Shape input, LayerContext context) {
    return ConvolutionLayer.build(geometry(input), this, context);
  }

  /// The sizes that kernels get for images of that shape.
  ///
  /// @throws ArchitectureException if the layer cannot work on such an input
  public ConvGeometry geometry(Shape input) {
    if (input.rank() != 3) {
      throw new ArchitectureException("a convolution needs images c x h x w, but its input has shape " + input
          + ": put it before the flatten layer");
    }
    if (activation instanceof Activation.Softmax) {
      throw new ArchitectureException("softmax acts on the rows of a dense or output layer, not on feature maps");
    }
    try {
      return padding.geometry(input.extent(0), input.extent(1), input.extent(2), this);
    } catch (IllegalArgumentException refused) {
      throw new ArchitectureException(String.format(Locale.ROOT, "convolution %dx%d on an image of %dx%d: %s",
          kernelHeight, kernelWidth, input.extent(1), input.extent(2), refused.getMessage()));
    }
  }
}
