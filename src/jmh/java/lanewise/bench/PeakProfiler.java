package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.kernels.KernelSet;
import lanewise.kernels.KernelSets;
import lanewise.measure.PeakProbe;
import lanewise.parallel.BatchParallel;
import lanewise.statistics.Median;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/// Samples the vector peak before and after every iteration, in the same JVM and with as many threads as the
/// benchmark's parameter `threads` says (else one), and relates the iteration's [Work#flop] to it.
public final class PeakProfiler implements InternalProfiler {

  private static final int SAMPLES = 5;

  private final KernelSet vector = KernelSets.named("vector");
  private final List<Double> samples = new ArrayList<>();
  private PeakProbe probe;

  @Override
  public String getDescription() {
    return "GFLOP/s and % of the peak of fused multiply-adds at the same moment";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (probe == null) {
      int threads = parameter(benchmark, "threads").map(Integer::parseInt).orElse(1);
      probe = new PeakProbe(vector, new BatchParallel(threads));
    }
    samples.clear();
    sample();
  }

  @Override
  public List<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    if (result.getRawPrimaryResults().isEmpty()) {
      return List.of(); // The benchmark threw.
    }
    sample();
    double peak = Median.of(samples).orElseThrow();
    var figures = new ArrayList<ScalarResult>();
    boolean scalar = parameter(benchmark, "kernels").filter("scalar"::equals).isPresent();
    figures.add(figure("vector_bits", scalar ? Float.SIZE : vector.bits(), "bits"));
    figures.add(figure("peak_gflops", peak, "GFLOP/s"));
    double gflops = result.getSecondaryResults().get("flop").getScore() / 1e9;
    if (gflops > 0) {
      figures.add(figure("gflops", gflops, "GFLOP/s"));
      figures.add(figure("percent_of_peak", 100 * gflops / peak, "%"));
    }
    return figures;
  }

  private void sample() {
    for (int i = 0; i < SAMPLES; i++) {
      samples.add(probe.sample());
    }
  }

  private static Optional<String> parameter(BenchmarkParams benchmark, String name) {
    return benchmark.getParamsKeys().contains(name) ? Optional.of(benchmark.getParam(name)) : Optional.empty();
  }

  private static ScalarResult figure(String name, double value, String unit) {
    return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
  }
}
