package lanewise.model;

import java.util.List;
import java.util.stream.Stream;
import lanewise.bench.KernelBenchmark;
import lanewise.bench.Operands;
import lanewise.bench.Work;
import lanewise.kernels.KernelSet;
import lanewise.tensor.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// How many images per second does a training step (forward, loss, backward, Adam) learn from? Its floating-point
/// operations are three times those of the forward pass, but for the first layer, which needs no gradient of its input.
///
/// ```sh
/// ./lanewise bench TrainingStep --param network=LENET --param kernels=vector
/// ```
public class TrainingStepBenchmark extends KernelBenchmark<TrainingStepBenchmark.Training> {

  @Param
  public BenchmarkNetwork network;

  @Param({"64", "256"})
  public int batch;

  @Param({"1", "2"})
  public int threads;

  @Override
  protected Training operands(KernelSet kernels) {
    return new Training(network, batch, Compute.named(kernels.name(), threads));
  }

  @Benchmark
  public Tensor step(Work work) {
    work.flop += operands.flops;
    work.images += batch;
    return operands.step();
  }

  static final class Training implements Operands {

    private final Cnn cnn;
    private final Tensor images;
    private final Tensor targets;
    private final long flops;

    Training(BenchmarkNetwork network, int batch, Compute compute) {
      cnn = network.build(compute);
      images = network.images(batch);
      targets = BenchmarkNetwork.targets(batch);
      flops = batch * cnn.architecture().trainingFlops();
    }

    Tensor step() {
      return cnn.step(images, targets, 0, 1);
    }

    /// The outputs of a step and the weights behind it.
    @Override
    public List<float[]> results() {
      Tensor outputs = step();
      return Stream.concat(Stream.of(outputs.data()), cnn.parameters().stream().map(Parameter::value)).toList();
    }
  }
}
