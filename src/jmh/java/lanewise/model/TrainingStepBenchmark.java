package lanewise.model;

import java.util.concurrent.TimeUnit;
import lanewise.random.CounterRandom;
import lanewise.random.CounterRandom.Purpose;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How many images per second does a training step of lenet (forward, backward, Adam) learn from, scalar and vector?
///
/// ```sh
/// mvn -q test-compile exec:exec@bench -Dbench=TrainingStep
/// ```
///
/// Set-up takes three steps with both kernel sets and compares the weights bit for bit before anything is timed.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC", "-Xmx1g",
    "-XX:ObjectAlignmentInBytes=64"})
public class TrainingStepBenchmark {

  private static final int BATCH = 64;
  private static final int COMPARED_STEPS = 3;

  @Param({"scalar", "vector"})
  public String kernels;

  @Param({"1", "2"})
  public int threads;

  private final Tensor inputs = Tensor.zeros(Shape.of(1, 28, 28), BATCH);
  private final Tensor targets = Tensor.zeros(Shape.of(10), BATCH);
  private Cnn cnn;

  @Setup
  public void compareTwinsThenBuild() {
    CounterRandom random = new CounterRandom(1, Purpose.NOISE, 0);
    for (int i = 0; i < inputs.size(); i++) {
      inputs.data()[i] = (float) random.uniform(i);
    }
    for (int row = 0; row < BATCH; row++) {
      targets.data()[row * 10 + row % 10] = 1;
    }
    cnn = lenet(Compute.named(kernels, threads));
    Cnn twin = lenet(Compute.named(kernels.equals("scalar") ? "vector" : "scalar", 1));
    for (int step = 0; step < COMPARED_STEPS; step++) {
      cnn.step(inputs, targets, 0, 1);
      twin.step(inputs, targets, 0, 1);
    }
    if (!cnn.weightsSha256().equals(twin.weightsSha256())) {
      throw new IllegalStateException("scalar and vector weights differ after " + COMPARED_STEPS + " steps");
    }
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Tensor step() {
    return cnn.step(inputs, targets, 0, 1e-3);
  }

  private static Cnn lenet(Compute compute) {
    return new Cnn(Shape.of(1, 28, 28), Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), 2023, compute)
        .add(new Convolution(8, 5, 5).padding(Padding.SAME).activation(Activation.RELU))
        .add(new Pooling(Pooling.Kind.MAX, 2, 2))
        .add(new Convolution(16, 5, 5).padding(Padding.SAME).activation(Activation.RELU))
        .add(new Pooling(Pooling.Kind.MAX, 2, 2))
        .add(new Flatten())
        .add(new Dense(128, Activation.RELU))
        .add(new Output(10, Activation.SOFTMAX));
  }
}
