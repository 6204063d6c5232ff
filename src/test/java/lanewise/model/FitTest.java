package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.tensor.Examples;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FitTest {

  private static final Shape INPUT = Shape.of(4);

  /// Remembers which examples each batch held.
  private record Spy(MemoryExamples examples, List<List<Integer>> batches) implements Examples {

    static Spy of(int count) {
      return new Spy(MemoryExamples.noise(INPUT, count, 3, 1), new ArrayList<>());
    }

    @Override
    public int count() {
      return examples.count();
    }

    @Override
    public Shape inputShape() {
      return examples.inputShape();
    }

    @Override
    public Shape targetShape() {
      return examples.targetShape();
    }

    @Override
    public int classes() {
      return examples.classes();
    }

    @Override
    public void read(int[] order, int from, int to, Tensor inputs, Tensor targets) {
      batches.add(IntStream.range(from, to).mapToObj(i -> order[i]).toList());
      examples.read(order, from, to, inputs, targets);
    }

    List<Integer> sizes() {
      return batches.stream().map(List::size).toList();
    }

    /// The order of all examples in one epoch of so many steps, from 0.
    List<Integer> order(int epoch, int steps) {
      return batches.subList(epoch * steps, (epoch + 1) * steps).stream().flatMap(List::stream).toList();
    }
  }

  static Stream<Arguments> cuts() {
    return Stream.of(
        Arguments.of(Fit.epochs(2).batch(4), List.of(4, 4, 2)),
        Arguments.of(Fit.epochs(2).batch(5), List.of(5, 5)),
        Arguments.of(Fit.epochs(2).batch(64), List.of(10)),
        Arguments.of(Fit.epochs(2).batch(Integer.MAX_VALUE), List.of(10)),
        Arguments.of(Fit.epochs(2).batches(3), List.of(3, 3, 4)),
        Arguments.of(Fit.epochs(2).batches(4), List.of(2, 3, 2, 3)),
        Arguments.of(Fit.epochs(2).batches(10), List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void everyEpochHoldsEveryExampleOnceInBatchesOfTheAskedSize(Fit fit, List<Integer> sizes) {
    Spy spy = Spy.of(10);
    History history = network(1, 1).fit(spy, fit, TrainingListener.SILENT);
    assertEquals(sizes.size(), fit.steps(10));
    assertEquals(Stream.concat(sizes.stream(), sizes.stream()).toList(), spy.sizes());
    for (int epoch = 0; epoch < 2; epoch++) {
      assertEquals(IntStream.range(0, 10).boxed().toList(), spy.order(epoch, sizes.size()).stream().sorted().toList());
      assertEquals(10, history.epochs().get(epoch).train().count());
    }
    assertEquals(History.Outcome.COMPLETED, history.outcome());
  }

  @Test
  void endlessTrainingGoesOnUntilItsListenerEndsIt() {
    Spy spy = Spy.of(10);
    Fit once = Fit.epochs(1).batch(4).validation(spy);
    var steps = new ArrayList<Integer>();
    History history = new Cnn(INPUT, Cost.CROSS_ENTROPY, new Scheduler.Constant(0.1), 1, Compute.scalar(1))
        .add(new Output(3, Activation.SOFTMAX))
        .fit(spy, once.endless(), new TrainingListener() {
          @Override
          public void step(int epoch, int step, int stepsOfEpoch, double loss) {
            steps.add(epoch);
          }

          @Override
          public boolean stop() {
            return steps.size() == 8;
          }
        });
    assertEquals(List.of(1, 1, 1, 2, 2, 2, 3, 3), steps);
    assertEquals(History.Outcome.STOPPED, history.outcome());
    assertEquals(8, spy.batches().size(), "validation reads, too");
  }

  @Test
  void theOrderDiffersByEpochAndSeedAndNotByThreads() {
    Spy spy = trained(1, 1);
    assertNotEquals(spy.order(0, 3), spy.order(1, 3));
    assertNotEquals(IntStream.range(0, 20).boxed().toList(), spy.order(0, 3));
    assertEquals(spy.batches(), trained(1, 1).batches());
    assertEquals(spy.batches(), trained(1, 3).batches());
    assertNotEquals(spy.batches(), trained(2, 1).batches());
  }

  private static Spy trained(long seed, int threads) {
    Spy spy = Spy.of(20);
    network(seed, threads).fit(spy, Fit.epochs(2).batch(8), TrainingListener.SILENT);
    return spy;
  }

  @Test
  void validationIsMeasuredAfterEachEpochAndTrainsNothing() {
    MemoryExamples train = MemoryExamples.noise(INPUT, 30, 3, 1);
    MemoryExamples validation = MemoryExamples.noise(INPUT, 12, 3, 2);
    Cnn with = network(1, 1);
    Cnn without = network(1, 1);
    Fit fit = Fit.epochs(3).batch(8);
    List<Epoch> epochs = with.fit(train, fit.validation(validation), TrainingListener.SILENT).epochs();
    List<Epoch> unvalidated = without.fit(train, fit, TrainingListener.SILENT).epochs();
    assertEquals(without.weightsSha256(), with.weightsSha256());
    assertEquals(unvalidated.getLast().train().loss(), epochs.getLast().train().loss());
    Evaluation last = epochs.getLast().validation().orElseThrow();
    Evaluation again = with.evaluate(validation);
    assertEquals(again.loss(), last.loss());
    assertArrayEquals(again.confusion(), last.confusion());
    assertNotEquals(epochs.getFirst().validation().orElseThrow().loss(), last.loss());
    assertEquals(List.of(1, 2, 3), epochs.stream().map(Epoch::number).toList());
  }

  /// With input 0 the bias alone learns: `b ← b − eta · decay^(epoch − 1) · 2 (b − target)`.
  @Test
  void decayMultipliesTheLearningRateAfterEachEpoch() {
    Cnn cnn = new Cnn(Shape.of(1), Cost.OLS, new Scheduler.Constant(0.25), 1, Compute.scalar(1))
        .add(new Output(1, Activation.IDENTITY));
    Examples ones = new MemoryExamples(Tensor.zeros(Shape.of(1), 4), Tensor.of(Shape.of(1), 1, 1, 1, 1));
    cnn.fit(ones, Fit.epochs(3).batch(2).decay(0.5), TrainingListener.SILENT);
    double b = 0;
    for (double eta : new double[] {0.25, 0.25, 0.125, 0.125, 0.0625, 0.0625}) {
      b -= eta * 2 * (b - 1);
    }
    assertEquals(b, cnn.parameters().get(1).value()[0], 1e-7);
  }

  /// With input 0 the data pulls at the bias alone, which is right already: only L2 is left, and it spares the bias.
  @Test
  void lambdaShrinksWeightsAndNotBiases() {
    Cnn cnn = new Cnn(Shape.of(1), Cost.OLS, new Scheduler.Constant(0.5), 1, Compute.scalar(1))
        .add(new Output(1, Activation.IDENTITY));
    cnn.parameters().get(0).value()[0] = 2;
    cnn.parameters().get(1).value()[0] = 3;
    cnn.parameters().forEach(Parameter::changed);
    assertEquals(0.25 / 2 * 4, cnn.penalty(0.25));
    assertEquals(0, cnn.penalty(0));
    Examples threes = new MemoryExamples(Tensor.zeros(Shape.of(1), 2), Tensor.of(Shape.of(1), 3, 3));
    cnn.fit(threes, Fit.epochs(2).batch(2).lambda(0.25), TrainingListener.SILENT);
    assertEquals(2 * 0.875f * 0.875f, cnn.parameters().get(0).value()[0]);
    assertEquals(3f, cnn.parameters().get(1).value()[0]);
  }

  static Stream<Arguments> refusals() {
    Fit fit = Fit.epochs(1);
    return Stream.of(
        refusal(() -> Fit.epochs(0), "epochs must be at least 1, found 0"),
        refusal(() -> fit.batch(0), "either a batch size or a number of batches, found 0 and 0"),
        refusal(() -> fit.batch(-4), "either a batch size or a number of batches, found -4 and 0"),
        refusal(() -> fit.batches(-1), "either a batch size or a number of batches, found 0 and -1"),
        refusal(() -> fit.lambda(-1), "lambda must be at least 0, found -1.0"),
        refusal(() -> fit.lambda(Double.POSITIVE_INFINITY), "lambda must be at least 0, found Infinity"),
        refusal(() -> fit.decay(0), "decay must be above 0 and finite, found 0.0"),
        refusal(() -> fit.decay(Double.NaN), "decay must be above 0 and finite, found NaN"),
        refusal(() -> fit.threshold(-0.1), "threshold must be at least 0 and at most 1, found -0.1"),
        refusal(() -> fit.threshold(Double.NaN), "threshold must be at least 0 and at most 1, found NaN"));
  }

  private static Arguments refusal(Supplier<Fit> fit, String message) {
    return Arguments.of(fit, message);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesOptionsOutOfRange(Supplier<Fit> fit, String message) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, fit::get).getMessage());
  }

  private static Cnn network(long seed, int threads) {
    return new Cnn(INPUT, Cost.CROSS_ENTROPY, new Scheduler.Adam(0.05), seed, Compute.vector(threads))
        .add(new Dense(6, Activation.TANH))
        .add(new Output(3, Activation.SOFTMAX));
  }

  @Test
  void theLargestBatchIsTheFirstOfSizesAndAnyOfCounts() {
    assertEquals(64, Fit.epochs(1).batch(64).largestBatch(100));
    assertEquals(50, Fit.epochs(1).batch(64).largestBatch(50));
    assertEquals(15, Fit.epochs(1).batches(7).largestBatch(100));
  }
}
