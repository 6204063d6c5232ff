package lanewise.model;

import java.util.function.UnaryOperator;
import lanewise.bench.Operands;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// The networks whose speed is compared with that of other libraries, each for ten classes of 28x28 images.
public enum BenchmarkNetwork {
  LENET(Shape.of(1, 28, 28), cnn -> cnn
      .add(new Convolution(8, 5, 5).padding(Padding.SAME).activation(Activation.RELU))
      .add(new Pooling(Pooling.Kind.MAX, 2, 2))
      .add(new Convolution(16, 5, 5).padding(Padding.SAME).activation(Activation.RELU))
      .add(new Pooling(Pooling.Kind.MAX, 2, 2))
      .add(new Flatten())
      .add(new Dense(128, Activation.RELU))),
  WIDE(Shape.of(1, 28, 28), cnn -> cnn
      .add(new Convolution(32, 3, 3).padding(Padding.SAME).activation(Activation.RELU))
      .add(new Convolution(64, 3, 3).padding(Padding.SAME).activation(Activation.RELU))
      .add(new Pooling(Pooling.Kind.MAX, 2, 2))
      .add(new Flatten())
      .add(new Dense(128, Activation.RELU))),
  SEED(Shape.of(1, 28, 28), cnn -> cnn
      .add(new Convolution(1, 3, 3).padding(Padding.SAME).activation(Activation.LEAKY_RELU))
      .add(new Flatten())
      .add(new Dense(30, Activation.LEAKY_RELU))
      .add(new Dense(20, Activation.LEAKY_RELU))),
  MLP(Shape.of(28 * 28), cnn -> cnn
      .add(new Dense(512, Activation.RELU))
      .add(new Dense(256, Activation.RELU)));

  private static final int CLASSES = 10;

  private final Shape input;
  private final UnaryOperator<Cnn> layers;

  BenchmarkNetwork(Shape input, UnaryOperator<Cnn> layers) {
    this.input = input;
    this.layers = layers;
  }

  Cnn build(Compute compute) {
    var cnn = new Cnn(input, Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), 2023, compute);
    return layers.apply(cnn).add(new Output(CLASSES, Activation.SOFTMAX));
  }

  /// Noise in place of images.
  Tensor images(int batch) {
    return Tensor.of(input, Operands.random(batch * input.size(), 1));
  }

  /// One class after the other.
  static Tensor targets(int batch) {
    Tensor targets = Tensor.zeros(Shape.of(CLASSES), batch);
    for (int row = 0; row < batch; row++) {
      targets.data()[row * CLASSES + row % CLASSES] = 1;
    }
    return targets;
  }
}
