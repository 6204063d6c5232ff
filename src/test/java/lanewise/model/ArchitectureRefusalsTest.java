package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import lanewise.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Networks that cannot work, refused layer by layer with both numbers.
class ArchitectureRefusalsTest {

  private static final Shape IMAGE = Shape.of(2, 4, 6);
  private static final Flatten FLATTEN = new Flatten();
  private static final Convolution CONVOLUTION = new Convolution(3, 3, 3);

  static Stream<Arguments> convolutions() {
    return Stream.of(
        refused(new Convolution(3, 5, 3),
            "convolution 5x3 on an image of 4x6: vertical window of 5 is larger than the input of 4"),
        refused(new Convolution(3, 3, 7),
            "convolution 3x7 on an image of 4x6: horizontal window of 7 is larger than the input of 6"),
        refused(new Convolution(3, 9, 3).padding(new Padding.Explicit(2, 0)),
            "convolution 9x3 on an image of 4x6: vertical window of 9 is larger than the input of 4 with padding 4"),
        refused(CONVOLUTION.padding(new Padding.Explicit(1, 3)),
            "convolution 3x3 on an image of 4x6: horizontal padding 3 and 3 must be between 0 and 2, one less than the window of 3"),
        refused(CONVOLUTION.padding(new Padding.Explicit(-1, 0)),
            "convolution 3x3 on an image of 4x6: vertical padding -1 and -1 must be between 0 and 2, one less than the window of 3"),
        refused(new Convolution(0, 3, 3), "convolution 3x3 on an image of 4x6: maps must be at least 1, found 0"),
        refused(new Convolution(3, 0, 3),
            "convolution 0x3 on an image of 4x6: vertical window size must be at least 1, found 0"),
        refused(CONVOLUTION.stride(1, 0),
            "convolution 3x3 on an image of 4x6: horizontal stride must be at least 1, found 0"),
        refused(CONVOLUTION.stride(0, 1).padding(Padding.SAME),
            "convolution 3x3 on an image of 4x6: stride must be at least 1, found 0"),
        refused(CONVOLUTION.activation(Activation.SOFTMAX),
            "softmax acts on the rows of a dense or output layer, not on feature maps"));
  }

  static Stream<Arguments> poolings() {
    return Stream.of(
        refused(pooling(5, 2, 1), "pooling 5x2 of an image of 4x6: vertical window of 5 is larger than the input of 4"),
        refused(pooling(2, 7, 1),
            "pooling 2x7 of an image of 4x6: horizontal window of 7 is larger than the input of 6"),
        refused(pooling(0, 2, 1), "pooling 0x2 of an image of 4x6: vertical window size must be at least 1, found 0"),
        refused(pooling(2, 2, 0), "pooling 2x2 of an image of 4x6: vertical stride must be at least 1, found 0"));
  }

  private static Pooling pooling(int windowHeight, int windowWidth, int stride) {
    return new Pooling(Pooling.Kind.MAX, windowHeight, windowWidth, stride, stride);
  }

  static Stream<Arguments> rowsAndImages() {
    return Stream.of(
        refused(List.of(FLATTEN), CONVOLUTION,
            "a convolution needs images c x h x w, but its input has shape 48: put it before the flatten layer"),
        refused(List.of(FLATTEN), new Pooling(Pooling.Kind.AVERAGE, 2, 2),
            "pooling needs images c x h x w, but its input has shape 48: put it before the flatten layer"),
        refused(new Dense(5, Activation.RELU),
            "a dense layer needs flat rows, but its input has shape 2x4x6 (48 values): put a flatten layer before it"),
        refused(List.of(CONVOLUTION), new Output(10, Activation.SOFTMAX),
            "a dense layer needs flat rows, but its input has shape 3x2x4 (24 values): put a flatten layer before it"),
        refused(List.of(FLATTEN), new Dense(0, Activation.RELU), "a dense layer needs at least 1 node, found 0"));
  }

  static Stream<Arguments> outputs() {
    return Stream.of(
        refused(List.of(FLATTEN, new Output(3, Activation.SOFTMAX)), new Dense(3, Activation.RELU),
            "dense 3 nodes, relu after the output: the output is the last layer"),
        refused(List.of(FLATTEN), new Output(2, Activation.SIGMOID),
            "an output with sigmoid has 1 node (two classes), found 2: use softmax for 2 classes"),
        refused(List.of(FLATTEN), new Output(1, Activation.SOFTMAX),
            "an output with softmax has a node for each class, at least 2, found 1: use sigmoid for two classes with one node"),
        refused(List.of(FLATTEN), new Output(3, Activation.RELU),
            "an output ends with identity (regression), sigmoid (binary) or softmax (multi-class), not with relu"),
        refused(List.of(FLATTEN), new Output(0, Activation.IDENTITY), "a dense layer needs at least 1 node, found 0"),
        refused(List.of(FLATTEN), new Output(3, Activation.IDENTITY), "cost cross-entropy (multi-class "
            + "classification) does not fit an output with identity: use cost ols, or an output with softmax"),
        refused(List.of(FLATTEN), new Output(1, Activation.SIGMOID), "cost cross-entropy (multi-class "
            + "classification) does not fit an output with sigmoid: use cost logistic, or an output with softmax"));
  }

  private static Arguments refused(LayerSpec layer, String message) {
    return refused(List.of(), layer, message);
  }

  private static Arguments refused(List<LayerSpec> before, LayerSpec layer, String message) {
    return arguments(before, layer, message);
  }

  @ParameterizedTest
  @MethodSource({"convolutions", "poolings", "rowsAndImages", "outputs"})
  void refusesTheLayerAndStaysAsItWas(List<LayerSpec> before, LayerSpec layer, String message) {
    var architecture = new Architecture(IMAGE, Cost.CROSS_ENTROPY);
    before.forEach(architecture::add);
    assertEquals(message, assertThrows(ArchitectureException.class, () -> architecture.add(layer)).getMessage());
    assertEquals(before, architecture.stages().stream().map(Architecture.Stage::spec).toList());
  }

  @Test
  void refusesCostsThatDoNotFitASoftmaxOutput() {
    assertEquals("cost ols (regression) does not fit an output with softmax: use cost cross-entropy, "
        + "or an output with identity", refusalOfSoftmax(Cost.OLS));
    assertEquals("cost logistic (binary classification) does not fit an output with softmax: use cost cross-entropy, "
        + "or an output with sigmoid", refusalOfSoftmax(Cost.LOGISTIC));
  }

  private static String refusalOfSoftmax(Cost cost) {
    var architecture = new Architecture(Shape.of(5), cost);
    var output = new Output(3, Activation.SOFTMAX);
    return assertThrows(ArchitectureException.class, () -> architecture.add(output)).getMessage();
  }

  @Test
  void refusesMoreWeightsThanAnArrayHolds() {
    var rows = new Architecture(Shape.of(65536), Cost.CROSS_ENTROPY);
    assertEquals("a dense layer of 65536 nodes on 65536 inputs has more than 2147483647 weights",
        assertThrows(ArchitectureException.class, () -> rows.add(new Dense(65536, Activation.RELU))).getMessage());

    var images = new Architecture(Shape.of(1, 16384, 16384), Cost.CROSS_ENTROPY);
    assertEquals("convolution 16384x16384 on an image of 16384x16384: weights has 8 x 1 x 16384 x 16384 elements, more "
            + "than 2147483647",
        assertThrows(ArchitectureException.class, () -> images.add(new Convolution(8, 16384, 16384))).getMessage());
    assertEquals("convolution 1x1 on an image of 16384x16384: output has 8 x 16384 x 16384 elements, more than 2147483647",
        assertThrows(ArchitectureException.class, () -> images.add(new Convolution(8, 1, 1))).getMessage());
  }

  @Test
  void countsParametersBeyondAnInt() {
    var architecture = new Architecture(Shape.of(1, 16383, 16385), Cost.CROSS_ENTROPY);
    assertEquals(8L * 16383 * 16385 + 8, architecture.add(new Convolution(8, 16383, 16385)).parameters());
  }

  @Test
  void refusesInputsThatAreNeitherImagesNorRows() {
    assertEquals("a network's input is c x h x w or a flat row, found 28x28", assertThrows(ArchitectureException.class,
        () -> new Architecture(Shape.of(28, 28), Cost.OLS)).getMessage());
  }

  @Test
  void refusesToWorkWithoutAnOutput() {
    var architecture = new Architecture(IMAGE, Cost.OLS);
    architecture.add(CONVOLUTION);
    architecture.add(FLATTEN);
    assertEquals("the network of 2 layers has no output layer: add one as the last",
        assertThrows(ArchitectureException.class, architecture::requireComplete).getMessage());
  }

  @Test
  void refusesSlopesOutsideZeroToOne() {
    for (double slope : new double[] {-0.1, 1.1, Double.NaN}) {
      assertEquals("leaky-relu's slope must be from 0 to 1, found " + slope,
          assertThrows(IllegalArgumentException.class, () -> new Activation.LeakyRelu(slope)).getMessage());
    }
  }
}
