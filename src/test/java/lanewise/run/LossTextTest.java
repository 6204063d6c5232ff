package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossTextTest {

  @ParameterizedTest
  @CsvSource({
    "0.12345, 4, 0.1235", "0.12345, 6, 0.123450", "999999.5, 4, 999999.5000", "1e6, 4, 1.000e+06",
    "494998141688722e15, 4, 4.950e+29", "-2e7, 6, -2.000e+07", "NaN, 4, NaN", "Infinity, 4, Infinity",
  })
  void isAsShortAsItsSizeAllows(double loss, int decimals, String text) {
    assertEquals(text, LossText.of(loss, decimals));
  }
}
