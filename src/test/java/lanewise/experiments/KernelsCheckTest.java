package lanewise.experiments;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lanewise.config.Experiments;
import lanewise.config.KernelsExperiment;
import lanewise.config.yaml.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Shapes that no array or not the trial's heap can hold, refused before anything is measured.
class KernelsCheckTest {

  private static KernelsExperiment experiment(String operation, String kind, String shape, String flags) {
    return (KernelsExperiment) Experiments.parse("any.yaml", """
        experiment: any
        kind: kernels
        operations: [%s]
        shapes: {%s: [{name: big, %s}]}
        arms: {jvm_flags: ['%s']}
        """.formatted(operation, kind, shape, flags), List.of());
  }

  private static String refusal(KernelsExperiment experiment) {
    return assertThrows(ConfigException.class, () -> KernelsCheck.requireMeasurable(experiment)).problems().getFirst()
        .message();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "conv-forward|conv|channels: 64, height: 512, width: 512, maps: 4, kernel: 3, images: 200"
          + "|the batch of inputs has 200 x 16777216",
      "conv-forward|conv|channels: 1, height: 512, width: 512, maps: 64, kernel: 3, images: 200"
          + "|the batch of outputs has 200 x 16646400",
      "max-pool-forward|pool|channels: 64, height: 512, width: 512, window: 2, images: 200"
          + "|the batch of inputs has 200 x 64 x 262144",
      "dense-forward|dense|inputs: 100000, nodes: 100000, images: 1|B has 100000 x 100000",
      "softmax-forward | rows | rows: 100000, columns: 100000 | the matrix has 100000 x 100000"})
  void refusesArraysThatJavaCannotCount(String operation, String kind, String shape, String what) {
    assertEquals("shape 'big': " + what + " elements, more than 2147483647",
        refusal(experiment(operation, kind, shape, "")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "conv-forward|conv|channels: 64, height: 256, width: 256, maps: 64, kernel: 3, padding: same, images: 40"
          + "|1,379|2g",
      "gemm | gemm | rows: 12000, columns: 12000, depth: 12000 | 1,771 | 2g",
      "relu-forward | elements | length: 200000000 | 1,641 | 2g"})
  void refusesOperandsThatTheHeapCannotHold(String operation, String kind, String shape, String needed, String flag) {
    assertEquals("shape 'big': its operands alone need a heap of " + needed + " MiB, the trial's JVM has 1,024 MiB; "
        + "give it more with arms: {jvm_flags: [-Xmx" + flag + "]}, or take a smaller shape",
        refusal(experiment(operation, kind, shape, "")));
    assertDoesNotThrow(() -> KernelsCheck.requireMeasurable(experiment(operation, kind, shape, "-Xmx" + flag)));
  }

  @Test
  void theArmWithTheSmallestHeapCounts() {
    var experiment = experiment("relu-forward", "elements", "length: 20000000", "', '-Xmx4g', '-Xmx100m");
    assertEquals("shape 'big': its operands alone need a heap of 176 MiB, the trial's JVM has 100 MiB; give it more "
        + "with arms: {jvm_flags: [-Xmx192m]}, or take a smaller shape", refusal(experiment));
  }
}
