package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearningTest {

  private static final Shape IMAGE = Shape.of(1, 12, 12);

  @Test
  void aNetworkLearns32ImagesOfNoiseByHeart() {
    MemoryExamples examples = MemoryExamples.noise(IMAGE, 32, 10, 1);
    Cnn cnn = small(Compute.vector(2), new Scheduler.Adam(0.005));
    cnn.fit(examples, Fit.epochs(80).batch(8), TrainingListener.SILENT);
    Evaluation evaluation = cnn.evaluate(examples);
    assertEquals(1.0, evaluation.accuracy().orElseThrow());
    assertTrue(evaluation.loss() < 0.1, "loss " + evaluation.loss());
  }

  static Stream<Scheduler> schedulers() {
    return Stream.of(new Scheduler.Constant(0.1), new Scheduler.Momentum(0.02, 0.9), new Scheduler.Adagrad(0.02, 1e-8),
        new Scheduler.AdagradMomentum(0.005, 0.9, 1e-8), new Scheduler.RmsProp(0.002, 0.9, 1e-8),
            new Scheduler.Adam(0.005));
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void everySchedulerLowersTheLossAndMovesEveryParameter(Scheduler scheduler) {
    MemoryExamples examples = MemoryExamples.noise(IMAGE, 32, 10, 2);
    Cnn cnn = small(Compute.vector(2), scheduler);
    List<float[]> before = cnn.parameters().stream().map(p -> p.value().clone()).toList();
    double lossBefore = cnn.evaluate(examples).loss();
    cnn.fit(examples, Fit.epochs(30).batch(8), TrainingListener.SILENT);
    double lossAfter = cnn.evaluate(examples).loss();
    assertTrue(lossAfter < 0.7 * lossBefore, scheduler + ": " + lossBefore + " -> " + lossAfter);
    for (int t = 0; t < before.size(); t++) {
      Parameter parameter = cnn.parameters().get(t);
      assertTrue(!Arrays.equals(before.get(t), parameter.value()), parameter.name() + " has moved");
    }
  }

  @Test
  void aDenseNetworkLearnsARegression() {
    Tensor x = Tensor.zeros(Shape.of(2), 100);
    Tensor y = Tensor.zeros(Shape.of(1), 100);
    for (int i = 0; i < 100; i++) {
      x.data()[2 * i] = i % 10 / 10f;
      x.data()[2 * i + 1] = i / 10 / 10f;
      y.data()[i] = (float) Math.sin(3 * x.data()[2 * i]) * x.data()[2 * i + 1];
    }
    MemoryExamples examples = new MemoryExamples(x, y);
    Cnn cnn = new Cnn(Shape.of(2), Cost.OLS, new Scheduler.Adam(0.01), 3, Compute.vector(1))
        .add(new Flatten())
        .add(new Dense(20, Activation.TANH))
        .add(new Output(1, Activation.IDENTITY));
    double before = cnn.evaluate(examples).loss();
    cnn.fit(examples, Fit.epochs(600).batch(20), TrainingListener.SILENT);
    Evaluation after = cnn.evaluate(examples);
    assertTrue(after.loss() < 0.02 * before, before + " -> " + after.loss());
    assertTrue(after.accuracy().isEmpty());
    assertTrue(Math.abs(cnn.predict(x).data()[55] - y.data()[55]) < 0.1);
  }

  @Test
  void aBinaryNetworkLearnsAndPredictsZeroOrOneByThreshold() {
    Tensor x = Tensor.zeros(Shape.of(2), 200);
    Tensor classes = Tensor.zeros(Shape.of(2), 200);
    for (int i = 0; i < 200; i++) {
      double angle = 0.3 * i;
      double radius = i % 2 == 0 ? 0.4 : 1.0;
      x.data()[2 * i] = (float) (radius * Math.cos(angle));
      x.data()[2 * i + 1] = (float) (radius * Math.sin(angle));
      classes.data()[2 * i + i % 2] = 1;
    }
    MemoryExamples examples = new MemoryExamples(x, classes);
    Cnn cnn = new Cnn(Shape.of(2), Cost.LOGISTIC, new Scheduler.Adam(0.02), 4, Compute.vector(1))
        .add(new Dense(16, Activation.RELU))
        .add(new Output(1, Activation.SIGMOID));
    cnn.fit(examples, Fit.epochs(60).batch(20), TrainingListener.SILENT);
    assertEquals(1.0, cnn.evaluate(examples).accuracy().orElseThrow());
    Tensor two = Tensor.of(Shape.of(2), 0.4f, 0f, 0f, 1f);
    assertArrayEquals(new int[] {0, 1}, cnn.predictClasses(two));
    assertArrayEquals(new int[] {1, 1}, cnn.predictClasses(two, 0.0));
  }

  @Test
  void theListenerHearsEveryStepAndEpochAndMayStop() {
    MemoryExamples examples = MemoryExamples.noise(IMAGE, 32, 10, 1);
    List<String> heard = new ArrayList<>();
    History history = small(Compute.vector(1), new Scheduler.Adam(0.001)).fit(examples,
        Fit.epochs(5).batches(3).validation(examples), new TrainingListener() {
          @Override
          public void step(int epoch, int step, int steps, double loss) {
            heard.add(epoch + ":" + step + "/" + steps);
          }

          @Override
          public void epoch(Epoch epoch) {
            heard.add("epoch " + epoch.number() + " of " + epoch.train().count() + ", "
                + epoch.validation().isPresent());
          }

          @Override
          public boolean stop() {
            return heard.size() == 6;
          }
        });
    assertEquals(List.of("1:1/3", "1:2/3", "1:3/3", "epoch 1 of 32, true", "2:1/3", "2:2/3"), heard);
    assertEquals(History.Outcome.STOPPED, history.outcome());
    assertEquals(1, history.epochs().size());
    assertEquals("stopped in epoch 2 after step 2 of 3", history.reason());
  }

  @Test
  void aHugeLearningRateEndsTheTrainingWithLayerAndStep() {
    MemoryExamples examples = MemoryExamples.noise(IMAGE, 32, 10, 1);
    Cnn cnn = small(Compute.vector(1), new Scheduler.Constant(1e30));
    History history = cnn.fit(examples, Fit.epochs(3).batch(8), TrainingListener.SILENT);
    assertEquals(History.Outcome.DIVERGED, history.outcome());
    assertTrue(history.reason().matches("the .* of layer [1-5] \\(.*\\) had \\d+ values? that (is|are) not finite .* "
        + "in epoch 1, step [2-4] of 4: the learning rate 1.0E30 may be too large; try a tenth of it"),
        history.reason());
  }

  private static Cnn small(Compute compute, Scheduler scheduler) {
    return new Cnn(IMAGE, Cost.CROSS_ENTROPY, scheduler, 1, compute)
        .add(new Convolution(4, 3, 3).padding(Padding.SAME).activation(Activation.RELU))
        .add(new Pooling(Pooling.Kind.MAX, 2, 2))
        .add(new Flatten())
        .add(new Dense(32, Activation.RELU))
        .add(new Output(10, Activation.SOFTMAX));
  }
}
