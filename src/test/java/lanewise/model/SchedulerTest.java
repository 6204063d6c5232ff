package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lanewise.kernels.KernelSets;
import lanewise.kernels.update.ReferenceUpdate;
import lanewise.kernels.update.UpdateKernel;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Schedulers used alone, without a network.
class SchedulerTest {

  private static final int SIZE = 37;
  private static final int STEPS = 5;

  /// A scheduler's step for one parameter in double, t from 1.
  interface Formula {
    void step(ReferenceUpdate parameter, double gradient, int t, double etaFactor);
  }

  static Stream<Arguments> schedulers() {
    return Stream.of(
        arguments(new Scheduler.Constant(0.03), (Formula) (w, g, t, f) -> w.constant(g, 0.03 * f)),
        arguments(new Scheduler.Momentum(0.02, 0.9), (Formula) (w, g, t, f) -> w.momentum(g, 0.02 * f, 0.9)),
        arguments(new Scheduler.Adagrad(0.05, 1e-7), (Formula) (w, g, t, f) -> w.adagrad(g, 0.05 * f, 1e-7)),
        arguments(new Scheduler.AdagradMomentum(0.04, 0.8, 1e-8),
            (Formula) (w, g, t, f) -> w.adagradMomentum(g, 0.04 * f, 0.8, 1e-8)),
        arguments(new Scheduler.RmsProp(0.01, 0.9, 1e-8), (Formula) (w, g, t, f) -> w.rmsProp(g, 0.01 * f, 0.9, 1e-8)),
        arguments(new Scheduler.Adam(0.01), (Formula) (w, g, t, f) -> w.adam(g, t, 0.01 * f, 0.9, 0.999, 1e-8)),
        arguments(new Scheduler.Adam(0.02, 0.7, 0.95, 1e-3),
            (Formula) (w, g, t, f) -> w.adam(g, t, 0.02 * f, 0.7, 0.95, 1e-3)));
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void fiveStepsFollowTheFormula(Scheduler scheduler, Formula formula) {
    follow(scheduler, formula, 1, 1, 1, 1, 1);
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void etaFactorScalesTheLearningRateOfItsOwnStep(Scheduler scheduler, Formula formula) {
    follow(scheduler, formula, 1, 0.25, 1, 0.5, 2);
  }

  private static void follow(Scheduler scheduler, Formula formula, double... etaFactors) {
    for (String kernels : KernelSets.NAMES) {
      SchedulerState state = scheduler.start(SIZE);
      float[] w = weights();
      ReferenceUpdate[] expected = new ReferenceUpdate[SIZE];
      for (int i = 0; i < SIZE; i++) {
        expected[i] = new ReferenceUpdate(w[i]);
      }
      for (int t = 1; t <= STEPS; t++) {
        float[] g = gradients(t);
        state.begin(etaFactors[t - 1]);
        state.update(updates(kernels), w, g, 0, SIZE);
        assertEquals(t, state.step());
        for (int i = 0; i < SIZE; i++) {
          formula.step(expected[i], g[i], t, etaFactors[t - 1]);
          assertEquals(expected[i].w(), w[i], 1e-6, scheduler + ", " + kernels + ", step " + t + ", parameter " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void rangesInAnyOrderEqualOneWholeUpdate(Scheduler scheduler, Formula formula) {
    for (String kernels : KernelSets.NAMES) {
      SchedulerState whole = scheduler.start(SIZE);
      SchedulerState ranges = scheduler.start(SIZE);
      float[] expected = weights();
      float[] w = weights();
      for (int t = 1; t <= STEPS; t++) {
        whole.begin(1);
        whole.update(updates(kernels), expected, gradients(t), 0, SIZE);
        ranges.begin(1);
        ranges.update(updates(kernels), w, gradients(t), 20, SIZE - 20);
        ranges.update(updates(kernels), w, gradients(t), 0, 7);
        ranges.update(updates(kernels), w, gradients(t), 7, 13);
      }
      assertArrayEquals(expected, w, scheduler + ", " + kernels);
    }
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void statesOfOneSchedulerKnowNothingOfEachOther(Scheduler scheduler, Formula formula) {
    float[] expected = weights();
    steps(scheduler.start(SIZE), expected);

    SchedulerState first = scheduler.start(SIZE);
    SchedulerState second = scheduler.start(SIZE);
    steps(first, new float[SIZE]);
    float[] w = weights();
    steps(second, w);
    assertArrayEquals(expected, w, scheduler.toString());
  }

  @Test
  void everyParameterOfANetworkHasItsOwnState() {
    Cnn cnn = new Cnn(Shape.of(1, 6, 6), Cost.CROSS_ENTROPY, new Scheduler.Adam(0.01), 1, Compute.scalar(1))
        .add(new Convolution(2, 3, 3).scheduler(new Scheduler.Momentum(0.1, 0.9)))
        .add(new Flatten())
        .add(new Dense(5, Activation.RELU))
        .add(new Output(3, Activation.SOFTMAX));
    Set<SchedulerState> states = Collections.newSetFromMap(new IdentityHashMap<>());
    cnn.parameters().forEach(parameter -> states.add(parameter.state()));
    assertEquals(6, cnn.parameters().size());
    assertEquals(6, states.size());
  }

  @Test
  void aLayersOwnSchedulerReplacesTheNetworks() {
    Cnn cnn = new Cnn(Shape.of(2), Cost.OLS, new Scheduler.Constant(0.5), 1, Compute.scalar(1))
        .add(new Dense(3, Activation.TANH).scheduler(new Scheduler.Constant(0.125)))
        .add(new Output(1, Activation.IDENTITY));
    Parameter hidden = cnn.parameters().get(0);
    Parameter output = cnn.parameters().get(2);
    float[] hiddenBefore = hidden.value().clone();
    float[] outputBefore = output.value().clone();
    cnn.step(Tensor.of(Shape.of(2), 1f, -2f), Tensor.of(Shape.of(1), 0.75f), 0, 1);
    for (int i = 0; i < 3; i++) {
      assertEquals(Math.fma(-0.125f, hidden.gradient()[i], hiddenBefore[i]), hidden.value()[i]);
      assertEquals(Math.fma(-0.5f, output.gradient()[i], outputBefore[i]), output.value()[i]);
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal(() -> new Scheduler.Constant(0), "eta must be greater than 0, found 0.0"),
        refusal(() -> new Scheduler.Constant(Double.NaN), "eta must be greater than 0, found NaN"),
        refusal(() -> new Scheduler.Momentum(-0.1, 0.9), "eta must be greater than 0, found -0.1"),
        refusal(() -> new Scheduler.Momentum(0.1, 1), "momentum must be at least 0 and below 1, found 1.0"),
        refusal(() -> new Scheduler.Adagrad(Double.POSITIVE_INFINITY, 1e-8),
            "eta must be greater than 0, found Infinity"),
        refusal(() -> new Scheduler.Adagrad(0.1, 0), "epsilon must be greater than 0, found 0.0"),
        refusal(() -> new Scheduler.AdagradMomentum(0, 0.9, 1e-8), "eta must be greater than 0, found 0.0"),
        refusal(() -> new Scheduler.AdagradMomentum(0.1, -0.5, 1e-8),
            "momentum must be at least 0 and below 1, found -0.5"),
        refusal(() -> new Scheduler.AdagradMomentum(0.1, 0.9, -1), "epsilon must be greater than 0, found -1.0"),
        refusal(() -> new Scheduler.RmsProp(-1, 0.9, 1e-8), "eta must be greater than 0, found -1.0"),
        refusal(() -> new Scheduler.RmsProp(0.1, 1.5, 1e-8), "rho must be at least 0 and below 1, found 1.5"),
        refusal(() -> new Scheduler.RmsProp(0.1, 0.9, 0), "epsilon must be greater than 0, found 0.0"),
        refusal(() -> new Scheduler.Adam(0), "eta must be greater than 0, found 0.0"),
        refusal(() -> new Scheduler.Adam(0.1, Double.NaN, 0.9, 1e-8), "rho must be at least 0 and below 1, found NaN"),
        refusal(() -> new Scheduler.Adam(0.1, 0.9, 1, 1e-8), "rho2 must be at least 0 and below 1, found 1.0"),
        refusal(() -> new Scheduler.Adam(0.1, 0.9, 0.9, -2), "epsilon must be greater than 0, found -2.0"));
  }

  private static Arguments refusal(Supplier<Scheduler> scheduler, String message) {
    return arguments(scheduler, message);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesHyperparametersOutOfRange(Supplier<Scheduler> scheduler, String message) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, scheduler::get).getMessage());
  }

  private static void steps(SchedulerState state, float[] w) {
    for (int t = 1; t <= STEPS; t++) {
      state.begin(1);
      state.update(updates("scalar"), w, gradients(t), 0, SIZE);
    }
  }

  private static UpdateKernel updates(String kernels) {
    return KernelSets.named(kernels).updates();
  }

  private static float[] weights() {
    float[] w = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      w[i] = (float) Math.cos(i);
    }
    return w;
  }

  /// A gradient for each step, one of them always 0.
  private static float[] gradients(int t) {
    float[] g = new float[SIZE];
    for (int i = 1; i < SIZE; i++) {
      g[i] = (float) Math.sin(i + 3 * t);
    }
    return g;
  }
}
