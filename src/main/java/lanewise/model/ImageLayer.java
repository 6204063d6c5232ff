package lanewise.model;

import java.util.List;
import lanewise.kernels.conv.ConvAlgorithm;

/// A layer that treats every image of a batch on its own, such as convolution and pooling. An [ImageChain] owns the
/// arrays between such layers and decides which images are worked on, when, and by which thread; all methods but the
/// `begin…` and `end…` ones are called by several threads at once, for different images.
///
/// Arrays begin at the image that is meant: offsets are of its first element. `workspace` is [#workspaceFloats] of
/// scratch from 0.
interface ImageLayer {

  int inputFloats();

  int outputFloats();

  /// Floating-point operations of one image forward, or as many that would take as long: how finely to cut work.
  long work();

  /// Floats of scratch memory that any method needs for `images` images.
  int workspaceFloats(int images);

  /// Before the first image of a forward pass.
  void beginForward();

  /// Makes room for what [#forward] keeps of `images` images for backward.
  void keep(int images);

  /// @param first number in the batch of the first image: what backward needs is kept under it
  /// @return whether all that was computed is finite if the input is; see [Layer#finite]
  boolean forward(int first, int images, float[] x, int xAt, float[] y, int yAt, float[] workspace);

  /// Forward without a backward to come: keeps nothing.
  void infer(int images, float[] x, int xAt, float[] y, int yAt, float[] workspace);

  /// Before the first image of a backward pass.
  ///
  /// @param slices into which the batch is cut, each of which sums up a gradient of its own
  void beginBackward(int slices);

  /// Takes `dy` back through the activation, in place, and adds up the gradients of the parameters over one slice.
  ///
  /// @param y what forward made of `x`
  void dWeights(int slice, int images, float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt,
      float[] workspace);

  /// Computes `dx` from what [#dWeights] left in `dy`; only where there is an [#inputGradient].
  ///
  /// @param first number in the batch of the first image
  void dInput(int first, int images, float[] dy, int dyAt, float[] dx, int dxAt, float[] workspace);

  /// After the last image: adds up the gradients of the slices, in their order.
  ///
  /// @return whether the gradients of the parameters are finite
  boolean endBackward(int slices);

  /// Whether backward computes the gradient with respect to the input.
  boolean inputGradient();

  /// What computes its convolution, if it is one.
  default List<ConvAlgorithm> algorithms() {
    return List.of();
  }

  List<Parameter> parameters();
}
