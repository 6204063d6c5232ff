package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import lanewise.tensor.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A training step in its steady state allocates nothing to speak of: no buffer is made anew, not even when the sizes
/// of batches alternate, as they do where the examples do not divide evenly, and no vector becomes an object. Measured
/// in a JVM of its own, as training runs: what other tests made of the kernels' profiles would show otherwise.
class StepAllocationTest {

  private static final Shape IMAGE = Shape.of(1, 8, 8);
  private static final int STEPS = 100;
  private static final int MOST_BYTES = 1024;

  /// The vector kernels allocate until they are compiled, some later than others: so many windows of steps may pass.
  private static final int MOST_WINDOWS = 500;

  @ParameterizedTest
  @CsvSource({"scalar, 1", "scalar, 2", "vector, 1", "vector, 2"})
  void aStepAllocatesNextToNothingOnTheCallingThread(String kernels, String threads)
      throws IOException, InterruptedException {
    Process jvm = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules=jdk.incubator.vector", "-cp", System.getProperty("java.class.path"),
        StepAllocationTest.class.getName(), kernels, threads).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed = new String(jvm.getInputStream().readAllBytes()).strip();
    assertEquals(0, jvm.waitFor(), printed);
    assertTrue(Long.parseLong(printed) < MOST_BYTES, printed + " bytes a step");
  }

  /// Prints the bytes that a step allocates, once they are few or the windows are used up.
  public static void main(String[] args) {
    Cnn cnn = network(Compute.named(args[0], Integer.parseInt(args[1])));
    MemoryExamples large = MemoryExamples.noise(IMAGE, 20, 10, 1);
    MemoryExamples small = MemoryExamples.noise(IMAGE, 13, 10, 2);
    var beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long perStep = Long.MAX_VALUE;
    for (int window = 0; window < MOST_WINDOWS && perStep >= MOST_BYTES; window++) {
      long before = beans.getCurrentThreadAllocatedBytes();
      for (int step = 0; step < STEPS; step++) {
        MemoryExamples batch = step % 2 == 0 ? large : small;
        cnn.step(batch.inputs(), batch.targets(), 1e-4, 1);
        cnn.loss(batch.targets());
      }
      perStep = (beans.getCurrentThreadAllocatedBytes() - before) / STEPS;
    }
    System.out.println(perStep);
  }

  private static Cnn network(Compute compute) {
    return new Cnn(IMAGE, Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), 1, compute)
        .add(new Convolution(4, 3, 3).padding(Padding.SAME).activation(Activation.RELU))
        .add(new Pooling(Pooling.Kind.MAX, 2, 2))
        .add(new Convolution(3, 3, 2).padding(Padding.SAME).activation(Activation.TANH))
        .add(new Pooling(Pooling.Kind.AVERAGE, 2, 2))
        .add(new Flatten())
        .add(new Dense(32, Activation.RELU))
        .add(new Output(10, Activation.SOFTMAX));
  }
}
