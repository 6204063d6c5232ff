package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import lanewise.random.CounterRandom;
import lanewise.random.CounterRandom.Purpose;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every layer's backward pass against central differences of the cost, computed by [ReferenceNetwork] in double.
class CentralDifferencesTest {

  private static final long SEED = 7;
  private static final double H = 1e-5;
  private static final double TOLERANCE = 1e-4;
  private static final int ROWS = 3;

  private static final Output CLASSES = new Output(4, Activation.SOFTMAX);

  static Stream<Arguments> layersAndKernels() {
    Shape images = Shape.of(2, 7, 9);
    Stream<List<LayerSpec>> convolutional = Stream.of(
        List.of(new Convolution(3, 3, 3).padding(Padding.SAME).activation(Activation.TANH)),
        List.of(new Convolution(5, 2, 4).stride(2, 3).padding(Padding.SAME).activation(Activation.SIGMOID)),
        List.of(new Convolution(4, 1, 3).activation(Activation.LEAKY_RELU)),
        List.of(new Convolution(2, 3, 3).padding(new Padding.Explicit(2, 1)).stride(1, 2)),
        List.of(new Convolution(3, 2, 2).activation(Activation.RELU), new Convolution(4, 3, 3)),
        List.of(new Pooling(Pooling.Kind.MAX, 2, 3)),
        List.of(new Pooling(Pooling.Kind.MAX, 3, 2, 1, 1)),
        List.of(new Pooling(Pooling.Kind.AVERAGE, 2, 2, 1, 3), new Convolution(3, 2, 2)));
    Stream<List<LayerSpec>> dense = Stream.of(
        List.of(new Dense(6, Activation.TANH)),
        List.of(new Dense(6, Activation.SOFTMAX)),
        List.of(new Dense(6, Activation.LEAKY_RELU), new Dense(5, Activation.SIGMOID)));
    return Stream.concat(
        convolutional.map(layers -> Arguments.of(images, layers)),
        dense.map(layers -> Arguments.of(Shape.of(8), layers)))
        .flatMap(a -> Stream.of("scalar", "vector").map(kernels -> Arguments.of(a.get()[0], a.get()[1], kernels)));
  }

  @ParameterizedTest
  @MethodSource("layersAndKernels")
  void gradientsAreTheSlopesOfTheCost(Shape input, List<LayerSpec> layers, String kernels) {
    Cnn cnn = new Cnn(input, Cost.CROSS_ENTROPY, new Scheduler.Constant(0.1), SEED, Compute.named(kernels, 2), true);
    layers.forEach(cnn::add);
    cnn.add(new Flatten()).add(CLASSES);
    float[] targets = new float[ROWS * 4];
    for (int row = 0; row < ROWS; row++) {
      targets[row * 4 + row] = 1;
    }
    check(cnn, input, Tensor.of(Shape.of(4), targets));
  }

  @ParameterizedTest
  @MethodSource("layersAndKernels")
  void regressionAndBinaryHeadsToo(Shape input, List<LayerSpec> layers, String kernels) {
    Cnn regression = new Cnn(input, Cost.OLS, new Scheduler.Constant(0.1), SEED, Compute.named(kernels, 2), true);
    layers.forEach(regression::add);
    regression.add(new Flatten()).add(new Output(2, Activation.IDENTITY));
    check(regression, input, Tensor.of(Shape.of(2), 0.5f, -0.25f, 1f, 0f, -1f, 0.75f));

    Cnn binary = new Cnn(input, Cost.LOGISTIC, new Scheduler.Constant(0.1), SEED, Compute.named(kernels, 2), true);
    layers.forEach(binary::add);
    binary.add(new Flatten()).add(new Output(1, Activation.SIGMOID));
    check(binary, input, Tensor.of(Shape.of(1), 1f, 0f, 1f));
  }

  private static void check(Cnn cnn, Shape input, Tensor targets) {
    CounterRandom random = new CounterRandom(SEED, Purpose.NOISE, 0);
    float[] x = new float[ROWS * input.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.uniform(i, -1, 1);
    }
    cnn.forward(Tensor.of(input, x));
    Tensor dInput = cnn.backward(targets);

    ReferenceNetwork reference = new ReferenceNetwork(cnn.architecture());
    List<double[]> parameters = ReferenceNetwork.parametersOf(cnn);
    double[] inputs = ReferenceNetwork.toDouble(x);
    double[] wanted = ReferenceNetwork.toDouble(targets.data());
    for (int t = 0; t < parameters.size(); t++) {
      double[] slopes = slopes(parameters.get(t), () -> reference.cost(inputs, wanted, parameters, 0));
      assertGradient(slopes, cnn.parameters().get(t).gradient(), cnn.parameters().get(t).name());
    }
    assertGradient(slopes(inputs, () -> reference.cost(inputs, wanted, parameters, 0)), dInput.data(), "input");
  }

  private static double[] slopes(double[] values, DoubleSupplier cost) {
    double[] slopes = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      values[i] = value + H;
      double above = cost.getAsDouble();
      values[i] = value - H;
      slopes[i] = (above - cost.getAsDouble()) / (2 * H);
      values[i] = value;
    }
    return slopes;
  }

  private static void assertGradient(double[] slopes, float[] gradient, String what) {
    double largest = 1e-3;
    for (double slope : slopes) {
      largest = Math.max(largest, Math.abs(slope));
    }
    for (int i = 0; i < slopes.length; i++) {
      assertEquals(slopes[i], gradient[i], TOLERANCE * largest, what + ", entry " + i + ", seed " + SEED);
    }
  }
}
