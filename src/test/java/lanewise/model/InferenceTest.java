package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is inferred is what training computes, bit for bit, whatever came before.
class InferenceTest {

  private static final Shape IMAGE = Shape.of(2, 9, 11);

  @ParameterizedTest
  @CsvSource({"scalar, 1", "vector, 1", "vector, 2", "vector, 5"})
  void inferenceHasTheBitsOfForwardForEveryBatchSize(String kernels, int threads) {
    Cnn cnn = network(Compute.named(kernels, threads));
    for (int count : new int[] {1, 40, 3, 17, 2}) {
      Tensor batch = MemoryExamples.noise(IMAGE, count, 4, count).inputs();
      float[] trained = copy(cnn.forward(batch));
      assertArrayEquals(trained, copy(cnn.infer(batch)), count + " images");
    }
  }

  @ParameterizedTest
  @CsvSource({"scalar, 1", "vector, 2"})
  void inferenceFollowsTheWeights(String kernels, int threads) {
    Cnn cnn = network(Compute.named(kernels, threads));
    MemoryExamples examples = MemoryExamples.noise(IMAGE, 20, 4, 1);
    float[] before = copy(cnn.infer(examples.inputs()));
    cnn.step(examples.inputs(), examples.targets(), 0, 1);
    float[] after = copy(cnn.infer(examples.inputs()));
    assertFalse(Arrays.equals(before, after), "a step changes the outputs");
    cnn.parameters().getFirst().value()[0] += 1;
    cnn.parameters().getFirst().changed();
    assertFalse(Arrays.equals(after, copy(cnn.infer(examples.inputs()))), "so does a weight written by hand");
  }

  @ParameterizedTest
  @CsvSource({"scalar, 1", "vector, 2"})
  void trainingGoesOnAfterInference(String kernels, int threads) {
    Cnn plain = network(Compute.named(kernels, threads));
    Cnn interrupted = network(Compute.named(kernels, threads));
    MemoryExamples examples = MemoryExamples.noise(IMAGE, 20, 4, 1);
    for (int step = 0; step < 3; step++) {
      plain.step(examples.inputs(), examples.targets(), 0, 1);
      interrupted.step(examples.inputs(), examples.targets(), 0, 1);
      interrupted.predict(MemoryExamples.noise(IMAGE, 7, 4, step).inputs());
    }
    assertEquals(plain.weightsSha256(), interrupted.weightsSha256());
  }

  @ParameterizedTest
  @CsvSource({"scalar, 1", "vector, 2"})
  void activationsEndWithTheBitsOfForward(String kernels, int threads) {
    Cnn cnn = network(Compute.named(kernels, threads));
    Tensor batch = MemoryExamples.noise(IMAGE, 6, 4, 1).inputs();
    float[] outputs = copy(cnn.forward(batch));
    List<Tensor> activations = cnn.activations(batch);
    assertEquals(cnn.architecture().stages().stream().map(Architecture.Stage::output).toList(),
        activations.stream().map(Tensor::item).toList());
    assertArrayEquals(outputs, copy(activations.getLast()));
    Tensor maps = activations.getFirst();
    assertTrue(IntStream.range(0, maps.size()).allMatch(i -> maps.data()[i] >= 0), "what a ReLU lets through");
  }

  private static float[] copy(Tensor tensor) {
    return Arrays.copyOf(tensor.data(), tensor.size());
  }

  private static Cnn network(Compute compute) {
    return new Cnn(IMAGE, Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), 1, compute)
        .add(new Convolution(5, 3, 3).padding(Padding.SAME).activation(Activation.RELU))
        .add(new Pooling(Pooling.Kind.MAX, 2, 2))
        .add(new Convolution(3, 3, 2).activation(Activation.TANH))
        .add(new Pooling(Pooling.Kind.AVERAGE, 2, 2))
        .add(new Flatten())
        .add(new Dense(9, Activation.RELU))
        .add(new Output(4, Activation.SOFTMAX));
  }
}
