package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import lanewise.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

  /// By hand: 2·8·28·28·1·25 + 2·16·14·14·8·25 + 2·128·784 + 2·10·128 = 1,771,264 FLOP, the lenet of 1.77 MFLOP.
  @Test
  void lenetHasItsKnownShapesParametersAndFlop() {
    assertEquals("""
        layer                                  output  parameters  FLOP/item
        input                                 1x28x28
        convolution 8 maps 5x5, same, relu    8x28x28         208    313,600
        max pooling 2x2, stride 2x2           8x14x14           0          0
        convolution 16 maps 5x5, same, relu  16x14x14       3,216  1,254,400
        max pooling 2x2, stride 2x2            16x7x7           0          0
        flatten                                   784           0          0
        dense 128 nodes, relu                     128     100,480    200,704
        output 10 nodes, softmax                   10       1,290      2,560
        total                                             105,194  1,771,264
        """, lenet().summary());
  }

  @Test
  void descriptionsNameEveryChoice() {
    assertEquals("convolution 3 maps 3x2, stride 2x1, padding 1x0, leaky-relu(0.001)",
        new Convolution(3, 3, 2).stride(2, 1).padding(new Padding.Explicit(1,
            0)).activation(Activation.LEAKY_RELU).describe());
    assertEquals("average pooling 2x3, stride 1x2", new Pooling(Pooling.Kind.AVERAGE, 2, 3, 1, 2).describe());
    assertEquals("dense 30 nodes, tanh", new Dense(30, Activation.TANH).describe());
    assertEquals("output 1 node, sigmoid", new Output(1, Activation.SIGMOID).describe());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "fr-FR", "tr-TR", "ar-EG"})
  void summariesDoNotDependOnTheMachinesLanguage(String language) {
    String expected = lenet().summary();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      assertEquals(expected, lenet().summary());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theArchitectureAgreesWithTheNetworkBuiltFromIt() {
    Architecture lenet = lenet();
    Cnn cnn = new Cnn(lenet.input(), lenet.cost(), new Scheduler.Constant(0.1), 1, Compute.scalar(1));
    lenet.stages().forEach(stage -> cnn.add(stage.spec()));
    assertEquals(lenet.parameters(), cnn.parameters().stream().mapToLong(Parameter::size).sum());
    assertEquals(lenet.summary(), cnn.summary());
    assertEquals("0 convolution weights", cnn.parameters().getFirst().name());
    assertEquals("6 dense biases", cnn.parameters().getLast().name());
  }

  private static Architecture lenet() {
    var lenet = new Architecture(Shape.of(1, 28, 28), Cost.CROSS_ENTROPY);
    lenet.add(new Convolution(8, 5, 5).padding(Padding.SAME).activation(Activation.RELU));
    lenet.add(new Pooling(Pooling.Kind.MAX, 2, 2));
    lenet.add(new Convolution(16, 5, 5).padding(Padding.SAME).activation(Activation.RELU));
    lenet.add(new Pooling(Pooling.Kind.MAX, 2, 2));
    lenet.add(new Flatten());
    lenet.add(new Dense(128, Activation.RELU));
    lenet.add(new Output(10, Activation.SOFTMAX));
    return lenet;
  }
}
