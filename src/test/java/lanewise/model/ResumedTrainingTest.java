package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import lanewise.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A training that is ended after any step and taken up by another network gives what it would have given undisturbed.
class ResumedTrainingTest {

  private static final MemoryExamples TRAIN = MemoryExamples.noise(Shape.of(1, 6, 6), 30, 3, 11);
  private static final MemoryExamples VALIDATION = MemoryExamples.noise(Shape.of(1, 6, 6), 9, 3, 12);
  private static final Fit FIT =
      Fit.epochs(3).batch(8).lambda(1e-3).decay(0.7).validation(VALIDATION);
  private static final int STEPS = 4;

  /// All that is kept of a training that ended: copies, as a file would hold them.
  private record Kept(TrainingState state, List<float[]> values, List<float[][]> averages, List<Long> steps) {

    static Kept of(TrainingState state, Cnn cnn) {
      var averages = cnn.parameters().stream().map(Parameter::state)
          .map(each -> Stream.iterate(0, i -> i < each.arrays(), i -> i + 1).map(i -> each.array(i).clone())
              .toArray(float[][]::new))
          .toList();
      return new Kept(state, cnn.parameters().stream().map(each -> each.value().clone()).toList(), averages,
          cnn.parameters().stream().map(each -> each.state().step()).toList());
    }

    void putInto(Cnn cnn) {
      for (int i = 0; i < values.size(); i++) {
        Parameter parameter = cnn.parameters().get(i);
        System.arraycopy(values.get(i), 0, parameter.value(), 0, parameter.size());
        parameter.changed();
        for (int a = 0; a < averages.get(i).length; a++) {
          System.arraycopy(averages.get(i)[a], 0, parameter.state().array(a), 0, parameter.size());
        }
        parameter.state().resume(steps.get(i));
      }
    }
  }

  /// Keeps the state after every step and epoch.
  private static final class Keeper implements TrainingListener {
    private final Cnn cnn;
    private final int stopAfter;
    private final List<Kept> kept = new ArrayList<>();
    private int steps;

    Keeper(Cnn cnn, int stopAfter) {
      this.cnn = cnn;
      this.stopAfter = stopAfter;
    }

    @Override
    public void step(int epoch, int step, int stepsOfEpoch, double loss) {
      steps++;
    }

    @Override
    public boolean stop() {
      return steps == stopAfter;
    }

    @Override
    public boolean wantsCheckpoint() {
      return stopAfter == 0;
    }

    @Override
    public void checkpoint(TrainingState state) {
      kept.add(Kept.of(state, cnn));
    }
  }

  static Stream<Scheduler> schedulers() {
    return Stream.of(new Scheduler.Constant(0.05), new Scheduler.Momentum(0.05, 0.9),
        new Scheduler.Adagrad(0.05, 1e-8), new Scheduler.AdagradMomentum(0.05, 0.5, 1e-8),
        new Scheduler.RmsProp(0.01, 0.9, 1e-8), new Scheduler.Adam(0.01));
  }

  private static Cnn network(Scheduler scheduler, Compute compute) {
    return new Cnn(Shape.of(1, 6, 6), Cost.CROSS_ENTROPY, scheduler, 5, compute)
        .add(new Convolution(4, 3, 3).padding(Padding.SAME).activation(Activation.RELU))
        .add(new Pooling(Pooling.Kind.MAX, 2, 2))
        .add(new Flatten())
        .add(new Dense(7, Activation.TANH).scheduler(new Scheduler.Adam(0.02)))
        .add(new Output(3, Activation.SOFTMAX));
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void takenUpAfterAnyStepItEndsWithTheSameBits(Scheduler scheduler) {
    Cnn undisturbed = network(scheduler, Compute.vector(2));
    var keeper = new Keeper(undisturbed, 0);
    History whole = undisturbed.fit(TRAIN, FIT, keeper);
    assertEquals(3 * STEPS + 3, keeper.kept.size(), "a state after each step and each epoch");
    for (Kept kept : keeper.kept) {
      Cnn other = network(scheduler, Compute.scalar(1));
      kept.putInto(other);
      History rest = other.fit(TRAIN, FIT, TrainingListener.SILENT, kept.state());
      assertEquals(undisturbed.weightsSha256(), other.weightsSha256(), "from " + kept.state());
      assertSame(whole, rest);
    }
  }

  private static void assertSame(History whole, History rest) {
    assertEquals(History.Outcome.COMPLETED, rest.outcome());
    int before = whole.epochs().size() - rest.epochs().size();
    for (int i = 0; i < rest.epochs().size(); i++) {
      Epoch expected = whole.epochs().get(before + i);
      Epoch epoch = rest.epochs().get(i);
      assertEquals(expected.number(), epoch.number());
      assertEquals(expected.train().loss(), epoch.train().loss());
      assertEquals(expected.train().count(), epoch.train().count());
      assertEquals(expected.train().correct(), epoch.train().correct());
      assertArrayEquals(expected.train().confusion(), epoch.train().confusion());
      assertEquals(expected.validation().orElseThrow().loss(), epoch.validation().orElseThrow().loss());
    }
    BestEpoch best = whole.best().orElseThrow();
    assertEquals(best.epoch(), rest.best().orElseThrow().epoch());
    assertEquals(best.loss(), rest.best().orElseThrow().loss());
    for (int i = 0; i < best.parameters().size(); i++) {
      assertArrayEquals(best.parameters().get(i), rest.best().orElseThrow().parameters().get(i));
    }
  }

  @Test
  void stoppingGivesTheStateOnce() {
    Cnn cnn = network(new Scheduler.Adam(0.01), Compute.vector(1));
    var keeper = new Keeper(cnn, STEPS + 2);
    assertEquals(History.Outcome.STOPPED, cnn.fit(TRAIN, FIT, keeper).outcome());
    TrainingState state = keeper.kept.getFirst().state();
    assertEquals(1, keeper.kept.size());
    assertEquals(2, state.epoch());
    assertEquals(2, state.step());
    assertEquals(16, state.tally().count());
    assertTrue(state.seconds() > 0);
  }

  @Test
  void theBestEpochIsThatOfTheHighestAccuracyThenOfTheLeastLoss() {
    var best = new BestEpoch(1, 0.5, OptionalDouble.of(0.5), List.of());
    int[][] confusion = new int[2][2];
    assertTrue(best.isBeatenBy(new Evaluation(10, 0.9, 6, confusion)));
    assertTrue(best.isBeatenBy(new Evaluation(10, 0.4, 5, confusion)));
    assertTrue(!best.isBeatenBy(new Evaluation(10, 0.5, 5, confusion)), "of equal ones the first");
    assertTrue(!best.isBeatenBy(new Evaluation(10, 0.1, 4, confusion)));
  }

  @Test
  void refusesAStateOfAnotherTraining() {
    Cnn cnn = network(new Scheduler.Adam(0.01), Compute.vector(1));
    var late = new TrainingState(1, STEPS + 1, new TallyCounts(0, 0, 0, new int[3][3]), 0, Optional.empty());
    assertEquals("the training stood after step 5 of an epoch, but one has 4",
        assertThrows(ArchitectureException.class, () -> cnn.fit(TRAIN, FIT, TrainingListener.SILENT, late))
            .getMessage());
    var others = new TrainingState(1, 1, new TallyCounts(0, 0, 0, new int[4][4]), 0, Optional.empty());
    assertEquals("the training counted 4 classes, but there are 3",
        assertThrows(ArchitectureException.class, () -> cnn.fit(TRAIN, FIT, TrainingListener.SILENT, others))
            .getMessage());
  }
}
