package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays ten training steps of four networks against PyTorch in double.
class GoldenTraceTest {

  private static final double LOSS = 1e-5;
  private static final double OUTPUT = 1e-5;
  private static final double GRADIENT = 1e-4;
  private static final double WEIGHT = 3e-5;

  static Stream<Arguments> casesAndKernels() {
    return GoldenTrace.NAMES.stream()
        .flatMap(name -> Stream.of("scalar", "vector").map(kernels -> Arguments.of(name, kernels)));
  }

  @ParameterizedTest
  @MethodSource("casesAndKernels")
  void tenStepsFollowPyTorch(String name, String kernels) throws IOException {
    GoldenTrace trace = GoldenTrace.read(name);
    Cnn cnn = network(name, Compute.named(kernels, 2));
    for (int t = 0; t < cnn.parameters().size(); t++) {
      int fanIn = cnn.parameters().get(t / 2 * 2).size() / cnn.parameters().get(t / 2 * 2 + 1).size();
      GoldenTrace.fillParameter(cnn.parameters().get(t), t, fanIn);
    }
    Tensor inputs = inputs(name);
    Tensor targets = targets(name);
    int compared = 0;
    for (int step = 0; step < GoldenTrace.STEPS; step++) {
      Tensor outputs = cnn.forward(inputs);
      Tensor listed = cnn.architecture().cost() == Cost.CROSS_ENTROPY ? cnn.logits() : outputs;
      compared += compare(trace, step, "output", -1, listed.data(), listed.size(), OUTPUT);
      compared += compare(trace, step, "loss", -1, new float[] {(float) cnn.loss(targets)}, 1, LOSS);
      Tensor dInput = cnn.backward(targets);
      if (step == 0) {
        compared += compare(trace, step, "dinput", -1, dInput.data(), dInput.size(), GRADIENT);
      }
      for (int t = 0; t < cnn.parameters().size(); t++) {
        Parameter parameter = cnn.parameters().get(t);
        compared += compare(trace, step, "grad", t, parameter.gradient(), parameter.size(), GRADIENT);
      }
      cnn.step(inputs, targets, 0, 1);
      for (int t = 0; t < cnn.parameters().size(); t++) {
        Parameter parameter = cnn.parameters().get(t);
        compared += compare(trace, step, "weight_after", t, parameter.value(), parameter.size(), WEIGHT);
      }
    }
    assertEquals(trace.size(), compared, "every row of the trace was compared");
  }

  /// Compares all listed entries, and the norm where there is one; returns the number of rows.
  private static int compare(GoldenTrace trace, int step, String quantity, int tensor, float[] actual, int size,
      double tolerance) {
    Map<Integer, Double> expected = trace.values(step, quantity, tensor);
    assertFalse(expected.isEmpty(), () -> quantity + " of tensor " + tensor + " at step " + step + " is in the trace");
    double largest = expected.values().stream().mapToDouble(Math::abs).max().orElseThrow();
    expected.forEach((index, value) -> assertEquals(value, actual[index], tolerance * largest,
        () -> "step " + step + ", " + quantity + " of tensor " + tensor + ", index " + index));
    Double norm = trace.norm(step, quantity, tensor);
    if (norm == null) {
      assertEquals(size, expected.size(), quantity + " listed in full");
      return expected.size();
    }
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += (double) actual[i] * actual[i];
    }
    assertEquals(norm, Math.sqrt(sum), tolerance * norm, () -> "norm of " + quantity + " of tensor " + tensor);
    return expected.size() + 1;
  }

  @Test
  void formulasGiveTheNumbersOfTheReadme() {
    Cnn cnn = network("lenet-mini", Compute.scalar(1));
    GoldenTrace.fillParameter(cnn.parameters().get(0), 0, 25);
    GoldenTrace.fillParameter(cnn.parameters().get(1), 1, 25);
    assertEquals(-0.032908447f, cnn.parameters().get(0).value()[0]);
    assertEquals(-0.23226415f, cnn.parameters().get(0).value()[2]);
    assertEquals(-0.0041614682f, cnn.parameters().get(1).value()[0]);
    assertEquals(0.86930293f, GoldenTrace.inputs(2)[1]);
    assertTrue(cnn.summary().contains("convolution 4 maps 5x5"));
  }

  private static Cnn network(String name, Compute compute) {
    return switch (name) {
      case "lenet-mini" -> cnn(Shape.of(1, 12, 12), Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), compute)
          .add(new Convolution(4, 5, 5).padding(Padding.SAME).activation(Activation.RELU))
          .add(new Pooling(Pooling.Kind.MAX, 2, 2))
          .add(new Convolution(6, 3, 3).padding(Padding.SAME).activation(Activation.RELU))
          .add(new Pooling(Pooling.Kind.MAX, 2, 2))
          .add(new Flatten())
          .add(new Dense(16, Activation.RELU))
          .add(new Output(10, Activation.SOFTMAX));
      case "asymmetric" -> cnn(Shape.of(2, 11, 9), Cost.CROSS_ENTROPY, new Scheduler.Momentum(0.05, 0.9), compute)
          .add(new Convolution(3, 3, 2).stride(2, 1).activation(Activation.LEAKY_RELU))
          .add(new Pooling(Pooling.Kind.AVERAGE, 2, 2, 1, 2))
          .add(new Flatten())
          .add(new Dense(7, Activation.SIGMOID))
          .add(new Output(4, Activation.SOFTMAX));
      case "mlp-regression" -> cnn(Shape.of(5), Cost.OLS, new Scheduler.RmsProp(0.01, 0.9, 1e-8), compute)
          .add(new Dense(9, Activation.TANH))
          .add(new Output(2, Activation.IDENTITY));
      case "binary" -> cnn(Shape.of(1, 8, 8), Cost.LOGISTIC, new Scheduler.Adagrad(0.05, 1e-10), compute)
          .add(new Convolution(2, 2, 2).activation(Activation.TANH))
          .add(new Flatten())
          .add(new Output(1, Activation.SIGMOID));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Cnn cnn(Shape input, Cost cost, Scheduler scheduler, Compute compute) {
    return new Cnn(input, cost, scheduler, 1, compute, true);
  }

  private static Tensor inputs(String name) {
    return switch (name) {
      case "lenet-mini" -> Tensor.of(Shape.of(1, 12, 12), GoldenTrace.inputs(6 * 144));
      case "asymmetric" -> Tensor.of(Shape.of(2, 11, 9), GoldenTrace.inputs(5 * 198));
      case "mlp-regression" -> Tensor.of(Shape.of(5), GoldenTrace.inputs(8 * 5));
      case "binary" -> Tensor.of(Shape.of(1, 8, 8), GoldenTrace.inputs(10 * 64));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Tensor targets(String name) {
    return switch (name) {
      case "lenet-mini" -> Tensor.of(Shape.of(10), GoldenTrace.oneHotTargets(6, 10));
      case "asymmetric" -> Tensor.of(Shape.of(4), GoldenTrace.oneHotTargets(5, 4));
      case "mlp-regression" -> Tensor.of(Shape.of(2), GoldenTrace.regressionTargets(8, 2));
      case "binary" -> Tensor.of(Shape.of(1), GoldenTrace.binaryTargets(10));
      default -> throw new IllegalArgumentException(name);
    };
  }
}
