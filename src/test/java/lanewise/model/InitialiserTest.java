package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.stream.Stream;
import lanewise.random.CounterRandom;
import lanewise.random.CounterRandom.Purpose;
import lanewise.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitialiserTest {

  private static final int N = 100_000;
  private static final int FAN_IN = 50;
  private static final int FAN_OUT = 100;
  private static final long SEED = 11;

  static Stream<Arguments> deviations() {
    return Stream.of(
        arguments(new Initialiser.He(), Math.sqrt(2.0 / FAN_IN)),
        arguments(new Initialiser.Glorot(), Math.sqrt(2.0 / (FAN_IN + FAN_OUT))),
        arguments(new Initialiser.Normal(0.3), 0.3),
        arguments(new Initialiser.Uniform(0.6), 0.6 / Math.sqrt(3)));
  }

  @ParameterizedTest
  @MethodSource("deviations")
  void weightsHaveMeanZeroAndTheRightDeviation(Initialiser initialiser, double deviation) {
    float[] w = fill(initialiser, SEED);
    double sum = 0;
    double squares = 0;
    for (float x : w) {
      sum += x;
      squares += (double) x * x;
    }
    assertEquals(0, sum / N, 4 * deviation / Math.sqrt(N), "mean, seed " + SEED);
    assertEquals(deviation, Math.sqrt(squares / N), 0.01 * deviation, "deviation, seed " + SEED);
  }

  @Test
  void uniformWeightsReachTheirLimitsAndStayWithin() {
    assertReaches(Math.sqrt(6.0 / (FAN_IN + FAN_OUT)), fill(new Initialiser.Glorot(), SEED));
    assertReaches(0.6, fill(new Initialiser.Uniform(0.6), SEED));
  }

  private static void assertReaches(double limit, float[] w) {
    Arrays.sort(w);
    assertTrue(w[0] >= (float) -limit && w[N - 1] <= (float) limit, w[0] + " to " + w[N - 1]);
    assertEquals(-limit, w[0], 0.001 * limit);
    assertEquals(limit, w[N - 1], 0.001 * limit);
  }

  @Test
  void normalWeightsHaveTails() {
    float[] w = fill(new Initialiser.Normal(1), SEED);
    int beyond = 0;
    for (float x : w) {
      beyond += Math.abs(x) > 2 ? 1 : 0;
    }
    assertEquals(0.0455, (double) beyond / N, 0.003, "share beyond two deviations, seed " + SEED);
  }

  @ParameterizedTest
  @MethodSource("deviations")
  void theSeedAloneDecides(Initialiser initialiser, double deviation) {
    assertArrayEquals(fill(initialiser, SEED), fill(initialiser, SEED));
    assertFalse(Arrays.equals(fill(initialiser, SEED), fill(initialiser, SEED + 1)));
  }

  @Test
  void layersOfOneShapeStartDifferentAndBiasesAtZero() {
    Cnn cnn = new Cnn(Shape.of(30), Cost.CROSS_ENTROPY, new Scheduler.Constant(0.1), SEED, Compute.scalar(1))
        .add(new Dense(30, Activation.RELU))
        .add(new Dense(30, Activation.RELU))
        .add(new Output(4, Activation.SOFTMAX));
    float[] first = cnn.parameters().get(0).value();
    float[] second = cnn.parameters().get(2).value();
    for (int i = 0; i < first.length; i++) {
      assertTrue(first[i] != second[i], "weight " + i + " of both layers is " + first[i]);
    }
    for (int t = 1; t < 6; t += 2) {
      assertArrayEquals(new float[cnn.parameters().get(t).size()], cnn.parameters().get(t).value());
    }
  }

  @Test
  void layersHandOverTheirFans() {
    Initialiser glorot = new Initialiser.Glorot();
    int fanIn = 3 * 5 * 4;
    float[] expected = new float[fanIn * 7];
    CounterRandom random = new CounterRandom(SEED, Purpose.INITIAL_WEIGHTS, 0);
    glorot.fill(expected, fanIn, 7 * 5 * 4, random);
    LayerContext context = LayerContext.alone(Compute.scalar(1), new Scheduler.Constant(0.1), SEED);
    Layer convolution = new Convolution(7, 5, 4).initialiser(glorot).build(Shape.of(3, 8, 8), context);
    assertArrayEquals(expected, convolution.parameters().getFirst().value());

    float[] dense = new float[20 * 6];
    glorot.fill(dense, 20, 6, random);
    Layer output = new Output(6, Activation.SOFTMAX).build(Shape.of(20), context);
    assertArrayEquals(dense, output.parameters().getFirst().value());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesDeviationsAndLimitsThatAreNotPositive(double value) {
    assertEquals("deviation must be greater than 0, found " + value,
        assertThrows(IllegalArgumentException.class, () -> new Initialiser.Normal(value)).getMessage());
    assertEquals("limit must be greater than 0, found " + value,
        assertThrows(IllegalArgumentException.class, () -> new Initialiser.Uniform(value)).getMessage());
  }

  private static float[] fill(Initialiser initialiser, long seed) {
    float[] w = new float[N];
    initialiser.fill(w, FAN_IN, FAN_OUT, new CounterRandom(seed, Purpose.INITIAL_WEIGHTS, 0));
    return w;
  }
}
