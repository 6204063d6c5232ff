package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.kernels.KernelSet;
import org.junit.jupiter.api.Test;

class KernelBenchmarkTest {

  /// A benchmark whose vector twin computes something else if it is told to.
  private static final class Lying extends KernelBenchmark<Operands> {

    private final float wrong;

    Lying(String kernels, float wrong) {
      this.kernels = kernels;
      this.wrong = wrong;
    }

    @Override
    protected Operands operands(KernelSet kernels) {
      float last = kernels.name().equals("vector") ? wrong : 3;
      return () -> List.of(new float[] {1}, new float[] {2, last});
    }
  }

  @Test
  void refusesToTimeTwinsThatDiffer() {
    for (String kernels : List.of("scalar", "vector")) {
      var refused = assertThrows(IllegalStateException.class, new Lying(kernels, 3.0000002f)::compareTwins);
      assertTrue(refused.getMessage().contains("element 1 of result 1"), refused.getMessage());
      assertTrue(refused.getMessage().contains("3.0000002"), refused.getMessage());
    }
  }

  @Test
  void timesTwinsThatAgree() {
    assertDoesNotThrow(new Lying("vector", 3)::compareTwins);
  }
}
