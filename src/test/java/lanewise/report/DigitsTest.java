package lanewise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

  @ParameterizedTest
  @CsvSource({"5631.29, '5,631'", "97.912, 97.91", "0.12343, 0.1234", "0.979, 0.979", "0, 0", "1, 1", "460, 460",
    "0.0000112, 1.1e-05", "-12.5, -12.5", "NaN, NaN", "Infinity, Infinity", "999.96, 1000"})
  void numbersHaveFourSignificantDigits(double value, String expected) {
    assertEquals(expected, Digits.of(value));
  }

  @ParameterizedTest
  @CsvSource({"9.3, 9.30", "12.06, 12.1", "104.4, 104", "0.5172, 0.52", "NaN, NaN"})
  void ratiosHaveThreeDigits(double ratio, String expected) {
    assertEquals(expected, Digits.times(ratio));
  }

  @ParameterizedTest
  @CsvSource({"950, 950 ns", "1500, 1.5 µs", "2340000, 2.34 ms", "31000000000, 31 s"})
  void timesHaveTheUnitThatFits(double nanos, String expected) {
    assertEquals(expected, Digits.time(nanos));
  }
}
