package lanewise.model;

import java.util.List;
import lanewise.bench.KernelBenchmark;
import lanewise.bench.Operands;
import lanewise.bench.Work;
import lanewise.kernels.KernelSet;
import lanewise.tensor.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// How many images per second does a network classify, one at a time or in batches?
///
/// ```sh
/// ./lanewise bench Inference --param batch=1 --param kernels=vector
/// ```
public class InferenceBenchmark extends KernelBenchmark<InferenceBenchmark.Prediction> {

  @Param
  public BenchmarkNetwork network;

  @Param({"1", "64"})
  public int batch;

  @Param({"1", "2"})
  public int threads;

  @Override
  protected Prediction operands(KernelSet kernels) {
    Cnn cnn = network.build(Compute.named(kernels.name(), threads));
    return new Prediction(cnn, network.images(batch), batch * cnn.architecture().flops());
  }

  @Benchmark
  public Tensor infer(Work work) {
    work.flop += operands.flops;
    work.images += batch;
    return operands.cnn.infer(operands.images);
  }

  record Prediction(Cnn cnn, Tensor images, long flops) implements Operands {
    @Override
    public List<float[]> results() {
      return List.of(cnn.infer(images).data());
    }
  }
}
