package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What makes a training diverge in earnest is found and named, even where a layer hides it.
class DivergenceTest {

  private static final Shape IMAGE = Shape.of(1, 4, 4);
  private static final float HUGE = 3e38f;

  private static Cnn network(Shape input, Cost cost, Scheduler scheduler, String kernels, LayerSpec... layers) {
    Cnn cnn = new Cnn(input, cost, scheduler, 1, Compute.named(kernels, 2));
    Stream.of(layers).forEach(cnn::add);
    return cnn;
  }

  private static Cnn images(String kernels, LayerSpec... layers) {
    return network(IMAGE, Cost.CROSS_ENTROPY, new Scheduler.Momentum(0.5, 0.9), kernels,
        Stream.concat(Stream.of(layers), Stream.of(new Flatten(), new Output(3, Activation.SOFTMAX)))
            .toArray(LayerSpec[]::new));
  }

  /// A regression with one output, whose weights are all `weight` and biases 0.
  private static Cnn regression(float weight, Scheduler scheduler, LayerSpec... hidden) {
    Cnn cnn = network(Shape.of(2), Cost.OLS, scheduler, "scalar",
        Stream.concat(Stream.of(hidden), Stream.of(new Output(1, Activation.IDENTITY))).toArray(LayerSpec[]::new));
    cnn.parameters().stream().filter(Parameter::decays).forEach(weights -> fill(weights, weight));
    return cnn;
  }

  private static void fill(Parameter parameter, float value) {
    Arrays.fill(parameter.value(), value);
    parameter.changed();
  }

  private static Tensor batch(Shape shape, int count, float value) {
    Tensor batch = Tensor.zeros(shape, count);
    Arrays.fill(batch.data(), value);
    return batch;
  }

  /// The refusal of a step, which left everything as it was.
  private static String refusal(Cnn cnn, Tensor inputs, Tensor targets) {
    String weights = cnn.weightsSha256();
    List<Long> steps = cnn.parameters().stream().map(each -> each.state().step()).toList();
    String message = assertThrows(DivergedException.class, () -> cnn.step(inputs, targets, 0, 1)).getMessage();
    assertEquals(weights, cnn.weightsSha256(), "parameters");
    assertEquals(steps, cnn.parameters().stream().map(each -> each.state().step()).toList(), "steps");
    return message;
  }

  record Hidden(String kernels, Activation activation, float weight) {}

  static Stream<Hidden> hidden() {
    return Stream.of("scalar", "vector").flatMap(kernels -> Stream.of(
        new Hidden(kernels, Activation.RELU, -HUGE),
        new Hidden(kernels, Activation.SIGMOID, -HUGE), new Hidden(kernels, Activation.SIGMOID, HUGE),
        new Hidden(kernels, Activation.TANH, -HUGE), new Hidden(kernels, Activation.TANH, HUGE)));
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void sumsThatOverflowInAConvolutionAreFoundBehindItsActivation(Hidden hidden) {
    var convolution = new Convolution(2, 3, 3).padding(Padding.SAME).activation(hidden.activation);
    Cnn cnn = images(hidden.kernels, convolution, new Pooling(Pooling.Kind.MAX, 2, 2));
    fill(cnn.parameters().getFirst(), hidden.weight);
    assertEquals("the weighted sums of layer 1 (convolution 2 maps 3x3, same, " + hidden.activation + ") had 96 values "
        + "that are not finite (the first: " + (hidden.weight < 0 ? "-" : "") + "Infinity of example 0, map 0, row 0, "
        + "column 0, counting from 0): no weight had moved yet, so the inputs or the initial weights are too large",
        refusal(cnn, batch(IMAGE, 3, 1), batch(Shape.of(3), 3, 0)));
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void sumsThatOverflowInADenseLayerAreFoundBehindItsActivation(Hidden hidden) {
    Cnn cnn = images(hidden.kernels, new Flatten(), new Dense(5, hidden.activation));
    fill(cnn.parameters().getFirst(), hidden.weight);
    assertTrue(refusal(cnn, batch(IMAGE, 3, 1), batch(Shape.of(3), 3, 0)).startsWith("the weighted sums of layer 2 "
        + "(dense 5 nodes, " + hidden.activation + ") had 15 values that are not finite (the first: "
        + (hidden.weight < 0 ? "-" : "") + "Infinity of example 0, element 0, counting from 0)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void anAverageWhoseSumOverflowsIsFoundInFrontOfAMaximum(String kernels) {
    Cnn cnn = images(kernels, new Pooling(Pooling.Kind.AVERAGE, 2, 2), new Pooling(Pooling.Kind.MAX, 2, 2),
        new Convolution(1, 1, 1));
    Tensor inputs = batch(IMAGE, 2, 1);
    for (int i : new int[] {0, 1, 4, 5}) {
      inputs.data()[i] = -HUGE;
    }
    assertTrue(refusal(cnn, inputs, batch(Shape.of(3), 2, 0)).startsWith("the output of layer 1 (average pooling 2x2, "
        + "stride 2x2) had 1 value that is not finite (-Infinity of example 0, map 0, row 0, column 0, counting from "
        + "0)"));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void parametersThatAreNotFiniteAreNamed(float value) {
    for (int i = 0; i < 4; i++) {
      Cnn cnn = images("vector", new Convolution(2, 3, 3).activation(Activation.RELU));
      Parameter parameter = cnn.parameters().get(i);
      parameter.value()[1] = value;
      parameter.changed();
      String message = refusal(cnn, batch(IMAGE, 2, 1), batch(Shape.of(3), 2, 0));
      String layer = i < 2 ? "layer 1 (convolution 2 maps 3x3, valid, relu)" : "layer 3 (output 3 nodes, softmax)";
      assertTrue(message.startsWith("the " + parameter.kind() + " of " + layer + " had 1 value that is not finite ("
          + value + " of element 1, counting from 0)"), message);
      assertEquals(message, assertThrows(DivergedException.class, cnn::requireFinite).getMessage());
    }
  }

  @Test
  void gradientsThatOverflowAreNamedWithTheirParameters() {
    String message = refusal(regression(0.5f, new Scheduler.Constant(0.1)), batch(Shape.of(2), 1, 1e10f),
        batch(Shape.of(1), 1, 1e30f));
    assertTrue(message.startsWith("the gradient of the dense weights of layer 1 (output 1 node, identity) had 2 values "
        + "that are not finite (the first: -Infinity of element 0, counting from 0)"), message);
  }

  @Test
  void gradientsThatOverflowOnTheirWayDownAreNamedWithTheOutputTheyBelongTo() {
    String message = refusal(regression(1e10f, new Scheduler.Constant(0.1), new Dense(3, Activation.RELU)),
        batch(Shape.of(2), 1, 0), batch(Shape.of(1), 1, 1e30f));
    assertTrue(message.startsWith("the gradient of the output of layer 1 (dense 3 nodes, relu) had 3 values that are "
        + "not finite (the first: -Infinity of example 0, element 0, counting from 0)"), message);
  }

  @Test
  void dataThatAreNotFiniteAreNotBlamedOnTheNetwork() {
    Cnn cnn = regression(0.5f, new Scheduler.Constant(0.1));
    assertEquals("the input of the network had 1 value that is not finite (NaN of example 1, element 0, counting from "
        + "0): the data must be numbers, all of them finite",
        refusal(cnn, Tensor.of(Shape.of(2), 0, 1, Float.NaN, 1), batch(Shape.of(1), 2, 1)));
    assertEquals("the targets had 2 values that are not finite (the first: Infinity of example 0, element 0, counting "
        + "from 0): the data must be numbers, all of them finite",
        refusal(cnn, batch(Shape.of(2), 2, 1), batch(Shape.of(1), 2, Float.POSITIVE_INFINITY)));
  }

  @Test
  void anUpdateThatOverflowsEndsTheTrainingBeforeItsResultIsKept() {
    MemoryExamples examples = MemoryExamples.noise(IMAGE, 8, 3, 1);
    Cnn cnn = network(IMAGE, Cost.CROSS_ENTROPY, new Scheduler.Constant(1e300), "vector", new Flatten(),
        new Output(3, Activation.SOFTMAX));
    List<String> kept = new ArrayList<>();
    History history = cnn.fit(examples, Fit.epochs(2).batch(4).decay(0.5), new TrainingListener() {
      @Override
      public boolean wantsCheckpoint() {
        return true;
      }

      @Override
      public void checkpoint(TrainingState state) {
        kept.add("a network that is not finite");
      }
    });
    assertEquals(List.of(), kept);
    assertTrue(history.reason().matches("the dense weights of layer 2 \\(output 3 nodes, softmax\\) had \\d+ values "
        + "that are not finite \\(the first: -?Infinity of element 0, counting from 0\\) in epoch 1, step 1 of 2: the "
        + "learning rate Infinity may be too large; try a tenth of it"), history.reason());
  }

  @Test
  void aRunningAverageThatOverflowsEndsTheEpoch() {
    Cnn cnn = regression(0, new Scheduler.Adam(0.01));
    var examples = new MemoryExamples(batch(Shape.of(2), 4, 1), batch(Shape.of(1), 4, 1e25f));
    History history = cnn.fit(examples, Fit.epochs(1).batch(2), TrainingListener.SILENT);
    assertEquals(History.Outcome.DIVERGED, history.outcome());
    assertEquals("a running average of the dense weights of layer 1 (output 1 node, identity) had 2 values that are "
        + "not finite (the first: Infinity of element 0, counting from 0) in epoch 1, step 2 of 2: the learning rate "
        + "0.01 may be too large; try a tenth of it", history.reason());
    assertEquals(List.of(), history.epochs());
  }

  @Test
  void whatDoesNotHappenAgainIsToldAsThat() {
    var once = new AtomicInteger();
    Cnn cnn = images("scalar", new Planting(Planting.Where.OUTPUT, Float.NaN, 0, () -> once.getAndIncrement() == 0));
    assertEquals("numbers were not finite: the layer is not known, as all were finite when the step was computed once "
        + "more; no weight had moved yet, so the inputs or the initial weights are too large",
        refusal(cnn, batch(IMAGE, 2, 1), batch(Shape.of(3), 2, 0)));
  }

  @Test
  void tooLittleMemoryForTheSearchIsToldAsThat() {
    var builds = new AtomicInteger();
    LayerSpec scarce = new Planting(Planting.Where.OUTPUT, Float.NaN, 0, () -> {
      if (builds.getAndIncrement() > 0) {
        throw new OutOfMemoryError("none left");
      }
      return true;
    });
    String message = refusal(images("scalar", scarce), batch(IMAGE, 2, 1), batch(Shape.of(3), 2, 0));
    assertTrue(message.startsWith("numbers were not finite: the layer is not known, as there is too little memory "
        + "to compute the step once more; "), message);
  }

  @Test
  void theLossOfTheStepIsKeptWhetherItIsTakenOrNot() {
    Cnn cnn = regression(0.5f, new Scheduler.Constant(0.1));
    cnn.step(batch(Shape.of(2), 2, 1), batch(Shape.of(1), 2, 3), 0, 1);
    assertEquals(4, cnn.stepLoss());
    var diverged = assertThrows(DivergedException.class,
        () -> cnn.step(batch(Shape.of(2), 2, 1), batch(Shape.of(1), 2, Float.NaN), 0, 1));
    assertEquals(Optional.of(Double.NaN), Optional.of(diverged.loss()));
    assertEquals(Double.NaN, cnn.stepLoss());
  }
}
