package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.Stream;
import lanewise.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Training gives the same weights to the last bit, whatever the kernels, the vector width and the number of threads.
/// The build runs this at every width; the hashes below make the widths agree with each other.
class SameBitsTest {

  private static final String AFTER_TEN_STEPS = "912b535a4310d46a50d9227b444ee2c1b1ff6a4fec8796ba27114b0139495efa";

  static Stream<Compute> everyCompute() {
    return Stream.of("scalar", "vector").flatMap(kernels -> Stream.of(1, 2, 3, 4, 7).map(n -> Compute.named(kernels,
        n)));
  }

  @ParameterizedTest
  @MethodSource("everyCompute")
  void tenStepsOfALenetGiveOneHash(Compute compute) {
    assertEquals(AFTER_TEN_STEPS, train(compute, 2023).weightsSha256());
  }

  @Test
  void anotherSeedGivesAnotherHash() {
    assertNotEquals(AFTER_TEN_STEPS, train(Compute.vector(2), 2024).weightsSha256());
  }

  private static Cnn train(Compute compute, long seed) {
    Cnn cnn = new Cnn(Shape.of(1, 28, 28), Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), seed, compute)
        .add(new Convolution(8, 5, 5).padding(Padding.SAME).activation(Activation.RELU))
        .add(new Pooling(Pooling.Kind.MAX, 2, 2))
        .add(new Convolution(6, 3, 3).stride(2, 1).activation(Activation.TANH))
        .add(new Pooling(Pooling.Kind.AVERAGE, 2, 3, 1, 2))
        .add(new Flatten())
        .add(new Dense(33, Activation.LEAKY_RELU))
        .add(new Dense(20, Activation.SIGMOID))
        .add(new Output(10, Activation.SOFTMAX));
    MemoryExamples examples = MemoryExamples.noise(Shape.of(1, 28, 28), 170, 10, 5);
    cnn.fit(examples, Fit.epochs(2).batch(37).lambda(1e-4).decay(0.9), TrainingListener.SILENT);
    return cnn;
  }
}
