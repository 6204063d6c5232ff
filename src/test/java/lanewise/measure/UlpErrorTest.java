package lanewise.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class UlpErrorTest {

  private static double error(int length, IntToDoubleFunction computed, IntToDoubleFunction reference) {
    var work = new FakeCase(length, computed, reference);
    work.run();
    return UlpError.of(work);
  }

  @Test
  void anExactResultHasNoError() {
    assertEquals(0, error(10_000, i -> i, i -> i));
    assertEquals(0, error(3, _ -> 0, _ -> 0));
  }

  @Test
  void theErrorIsInUnitsOfTheLargestReference() {
    double ulpOf100 = Math.ulp(100f);
    assertEquals(3, error(101, i -> i == 0 ? 3 * ulpOf100 : i, i -> i), 1e-9);
  }

  @Test
  void ofALongResultSomeElementsAreLookedAt() {
    assertTrue(error(1_000_000, i -> i % 2, _ -> 1) > 1e6);
  }

  @Test
  void aResultThatIsNoNumberHasNoNumberAsError() {
    assertTrue(Double.isNaN(error(10, i -> i == 7 ? Double.NaN : i, i -> i)));
  }
}
