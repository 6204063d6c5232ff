package lanewise.config;

import java.util.List;
import lanewise.config.yaml.Located;

/// Kernels alone, without a network: every operation on every shape that it takes, convolutions by every algorithm, by
/// every arm.
///
/// @param algorithms of convolutions; none is [Algorithm#BEST]
/// @param samples how often each call is timed, if there is time
/// @param callSeconds after which no further sample is taken of a call, and for which the JIT compiler rests before
public record KernelsExperiment(String name, List<Located<Operation>> operations, List<Algorithm> algorithms,
    KernelShapes shapes, int samples, double callSeconds, Arms arms) implements Experiment {

  public KernelsExperiment {
    operations = List.copyOf(operations);
    algorithms = List.copyOf(algorithms);
  }

  /// What every arm measures, in that order.
  public List<KernelCall> calls() {
    return operations.stream().flatMap(operation -> shapes.calls(operation.value(), algorithms)).toList();
  }
}
