package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lanewise.tensor.Shape;
import org.junit.jupiter.api.Test;

/// FLOP and bytes of the passes of a network, counted by hand: batches of 4, floats of 4 bytes.
class PassWorkTest {

  @Test
  void everyPassOfImageLayersIsThere() {
    Cnn cnn = new Cnn(Shape.of(1, 6, 6), Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), 1, Compute.scalar(1))
        .add(new Convolution(2, 3, 3).activation(Activation.RELU))
        .add(new Pooling(Pooling.Kind.MAX, 2, 2))
        .add(new Convolution(3, 2, 2).scheduler(new Scheduler.Constant(0.1)))
        .add(new Pooling(Pooling.Kind.AVERAGE, 1, 1))
        .add(new Flatten())
        .add(new Dense(5, Activation.RELU))
        .add(new Output(2, Activation.SOFTMAX));
    assertEquals(List.of(
        "1 convolution 2 maps 3x3, valid, relu: forward, " + 4 * 2 * 2 * 16 * 9 + ", " + 4 * (4 * (36 + 32) + 20),
        "1 convolution 2 maps 3x3, valid, relu: d-weights, 2304, 1168",
        "1 convolution 2 maps 3x3, valid, relu: update, " + 13 * 20 + ", " + 4 * 7 * 20,
        "2 max pooling 2x2, stride 2x2: forward, 0, " + 4 * 4 * (32 + 8),
        "2 max pooling 2x2, stride 2x2: d-input, 0, 640",
        "3 convolution 3 maps 2x2, valid, identity: forward, " + 4 * 2 * 3 * 2 * 4 + ", " + 4 * (4 * (8 + 3) + 27),
        "3 convolution 3 maps 2x2, valid, identity: d-weights, 192, 284",
        "3 convolution 3 maps 2x2, valid, identity: d-input, 192, " + 4 * (4 * (8 + 3) + 24),
        "3 convolution 3 maps 2x2, valid, identity: update, " + 2 * 27 + ", " + 4 * 3 * 27,
        "4 average pooling 1x1, stride 1x1: forward, 0, " + 4 * 4 * (3 + 3),
        "4 average pooling 1x1, stride 1x1: d-input, 0, 96",
        "5 flatten: forward, 0, 0",
        "5 flatten: d-input, 0, 0",
        "6 dense 5 nodes, relu: forward, " + 4 * 2 * 3 * 5 + ", " + 4 * (4 * (3 + 5) + 20),
        "6 dense 5 nodes, relu: d-weights, 120, 208",
        "6 dense 5 nodes, relu: d-input, 120, " + 4 * (4 * (3 + 5) + 15),
        "6 dense 5 nodes, relu: update, " + 13 * 20 + ", " + 4 * 7 * 20,
        "7 output 2 nodes, softmax: forward, " + 4 * 2 * 5 * 2 + ", " + 4 * (4 * (5 + 2) + 12),
        "7 output 2 nodes, softmax: d-weights, 80, 160",
        "7 output 2 nodes, softmax: d-input, 80, " + 4 * (4 * (5 + 2) + 10),
        "7 output 2 nodes, softmax: update, " + 13 * 12 + ", " + 4 * 7 * 12,
        "0 softmax, cross-entropy: loss, 0, " + 4 * 4 * (4 * 2),
        "0 batch: read, 0, 0",
        "0 other: other, 0, 0"), lines(cnn));
  }

  @Test
  void theFirstLayerThatLearnsNeedsNoGradientOfItsInput() {
    Cnn cnn = new Cnn(Shape.of(1, 2, 2), Cost.OLS, new Scheduler.Momentum(0.1, 0.9), 1, Compute.scalar(1))
        .add(new Flatten())
        .add(new Dense(3, Activation.TANH))
        .add(new Output(1, Activation.IDENTITY));
    assertEquals(List.of(
        "1 flatten: forward, 0, 0",
        "2 dense 3 nodes, tanh: forward, " + 4 * 2 * 4 * 3 + ", " + 4 * (4 * (4 + 3) + 15),
        "2 dense 3 nodes, tanh: d-weights, 96, 172",
        "2 dense 3 nodes, tanh: update, " + 4 * 15 + ", " + 4 * 5 * 15,
        "3 output 1 node, identity: forward, " + 4 * 2 * 3 + ", " + 4 * (4 * (3 + 1) + 4),
        "3 output 1 node, identity: d-weights, 24, 80",
        "3 output 1 node, identity: d-input, 24, " + 4 * (4 * (3 + 1) + 3),
        "3 output 1 node, identity: update, " + 4 * 4 + ", " + 4 * 5 * 4,
        "0 identity, ols: loss, 0, " + 4 * 4 * 4,
        "0 batch: read, 0, 0",
        "0 other: other, 0, 0"), lines(cnn));
  }

  @Test
  void updatesCountTheirFormulas() {
    assertEquals(List.of("2, 3", "4, 5", "7, 5", "9, 7", "9, 5", "13, 7"), List.of(
        new Scheduler.Constant(0.1), new Scheduler.Momentum(0.1, 0.9), new Scheduler.Adagrad(0.1, 1e-8),
        new Scheduler.AdagradMomentum(0.1, 0.9, 1e-8), new Scheduler.RmsProp(0.1, 0.9, 1e-8),
        new Scheduler.Adam(0.1)).stream().map(PassWorkTest::ofOneParameter).toList());
  }

  /// FLOP and floats moved for one parameter, of four.
  private static String ofOneParameter(Scheduler scheduler) {
    Cnn cnn = new Cnn(Shape.of(3), Cost.OLS, scheduler, 1, Compute.scalar(1))
        .add(new Output(1, Activation.IDENTITY));
    PassWork update = PassWork.ofLayer(cnn.architecture().stages().getFirst(), cnn.parameters(), false, 1).getLast();
    return update.flops() / 4 + ", " + update.bytes() / 4 / Float.BYTES;
  }

  private static List<String> lines(Cnn cnn) {
    StepProfile profile = new StepProfile(1);
    profile.begin();
    profile.read(4);
    profile.end();
    return profile.lines(cnn).stream()
        .map(line -> (line.layer() + " " + line.description() + ": ") + line.work().pass().label() + ", "
            + line.work().flops() + ", " + line.work().bytes())
        .toList();
  }
}
