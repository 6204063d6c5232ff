package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Evaluation of networks whose weights are set by hand, over more than two batches and a last partial one.
class EvaluationTest {

  private static final int COUNT = 300;
  private static final Shape THREE = Shape.of(3);

  @Test
  void countsEveryExampleOnceIncludingTheLastPartialBatch() {
    Tensor inputs = Tensor.zeros(THREE, COUNT);
    Tensor targets = Tensor.zeros(THREE, COUNT);
    int[][] expected = new int[3][3];
    double loss = 0;
    for (int row = 0; row < COUNT; row++) {
      int actual = row % 3;
      int predicted = row % 7 == 0 ? (actual + 1) % 3 : actual;
      inputs.data()[3 * row + predicted] = 2;
      targets.data()[3 * row + actual] = 1;
      expected[actual][predicted]++;
      loss += Math.log(Math.exp(2) + 2) - (predicted == actual ? 2 : 0);
    }
    Cnn cnn = copier(Cost.CROSS_ENTROPY, Activation.SOFTMAX, 3);
    Evaluation evaluation = cnn.evaluate(new MemoryExamples(inputs, targets));
    assertEquals(COUNT, evaluation.count());
    assertArrayEquals(expected, evaluation.confusion());
    assertEquals(COUNT - 43, evaluation.correct());
    assertEquals((COUNT - 43.0) / COUNT, evaluation.accuracy().orElseThrow());
    assertEquals(expected[1][1] / 100.0, evaluation.accuracyOfClass(1));
    assertEquals(loss / COUNT, evaluation.loss(), 1e-6);
  }

  @Test
  void binaryExamplesMayHaveOneTargetOrTwoClasses() {
    Tensor inputs = Tensor.zeros(Shape.of(1), COUNT);
    Tensor pairs = Tensor.zeros(Shape.of(2), COUNT);
    Tensor ones = Tensor.zeros(Shape.of(1), COUNT);
    for (int row = 0; row < COUNT; row++) {
      inputs.data()[row] = row < 200 ? 1 : -1;
      int actual = row % 2;
      pairs.data()[2 * row + actual] = 1;
      ones.data()[row] = actual;
    }
    Cnn cnn = copier(Cost.LOGISTIC, Activation.SIGMOID, 1);
    Evaluation ofPairs = cnn.evaluate(new MemoryExamples(inputs, pairs));
    assertArrayEquals(new int[][] {{50, 100}, {50, 100}}, ofPairs.confusion());
    MemoryExamples examples = new MemoryExamples(inputs, ones);
    Evaluation ofOnes = cnn.evaluate(examples);
    assertArrayEquals(ofPairs.confusion(), ofOnes.confusion());
    assertEquals(ofPairs.loss(), ofOnes.loss());
    // sigmoid(1) is 0.731, sigmoid(-1) 0.269.
    assertArrayEquals(new int[][] {{150, 0}, {150, 0}}, cnn.evaluate(examples, 0.74).confusion());
    assertArrayEquals(new int[][] {{0, 150}, {0, 150}}, cnn.evaluate(examples, 0.25).confusion());
  }

  @Test
  void predictionsFollowTheThresholdAndAreCopies() {
    Cnn cnn = copier(Cost.LOGISTIC, Activation.SIGMOID, 1);
    Tensor batch = Tensor.of(Shape.of(1), -1, 0, 1);
    assertArrayEquals(new int[] {0, 1, 1}, cnn.predictClasses(batch));
    assertArrayEquals(new int[] {0, 0, 1}, cnn.predictClasses(batch, 0.6));
    Tensor predicted = cnn.predict(batch);
    assertArrayEquals(new float[] {0.26894143f, 0.5f, 0.7310586f}, predicted.data(), 1e-6f);
    float[] before = predicted.data().clone();
    cnn.predict(Tensor.of(Shape.of(1), 5, 5, 5));
    assertArrayEquals(before, predicted.data());
  }

  @Test
  void evaluatingChangesNoWeight() {
    Cnn cnn = copier(Cost.CROSS_ENTROPY, Activation.SOFTMAX, 3);
    String before = cnn.weightsSha256();
    cnn.evaluate(MemoryExamples.noise(THREE, 20, 3, 1));
    assertEquals(before, cnn.weightsSha256());
  }

  /// A network whose logits are its inputs.
  private static Cnn copier(Cost cost, Activation activation, int nodes) {
    Cnn cnn = new Cnn(Shape.of(nodes), cost, new Scheduler.Constant(0.1), 1, Compute.vector(2))
        .add(new Output(nodes, activation));
    float[] weights = cnn.parameters().getFirst().value();
    Arrays.fill(weights, 0);
    for (int i = 0; i < nodes; i++) {
      weights[i * nodes + i] = 1;
    }
    return cnn;
  }
}
