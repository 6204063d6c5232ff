package lanewise.kernels.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedFloatsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 7, 8})
  void noticesAWriteOutside(int index) {
    var buffer = GuardedFloats.zeros(3, 4);
    buffer.array()[index] = 1;
    assertThrows(AssertionError.class, buffer::assertGuardsIntact);
  }

  @Test
  void anotherNaNInAGuardIsAWriteToo() {
    var buffer = GuardedFloats.zeros(3, 4);
    buffer.array()[0] = Float.NaN;
    assertThrows(AssertionError.class, buffer::assertGuardsIntact);
  }

  @Test
  void tellsTheZerosApart() {
    var plus = GuardedFloats.of(1, 0f);
    var minus = GuardedFloats.of(3, -0f);
    assertThrows(AssertionError.class, () -> minus.assertSameBits(plus, "sign of zero"));
  }

  @Test
  void anOutputThatWasNotWrittenIsNotClose() {
    var output = GuardedFloats.unset(5, 2);
    assertThrows(AssertionError.class, () -> output.assertClose(new double[2], 1, 1, "unwritten"));
  }

  @Test
  void randomValuesDependOnlyOnTheSeed() {
    var values = GuardedFloats.random(3, 100, 7);
    values.assertSameBits(GuardedFloats.random(9, 100, 7), "same seed");
    for (float value : values.values()) {
      assertTrue(value >= -1 && value <= 1, () -> value + " in " + values);
    }
    assertEquals("100 floats at 3, random of seed 7", values.toString());
  }
}
