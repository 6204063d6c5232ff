package lanewise.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void isTheMiddleOfAnOddNumber() {
    assertEquals(Optional.of(2.0), Median.of(List.of(9.0, 1.0, 2.0)));
  }

  @Test
  void isTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
    assertEquals(Optional.of(2.5), Median.of(List.of(9.0, 1.0, 2.0, 3.0)));
  }

  @Test
  void isEmptyForNothing() {
    assertEquals(Optional.empty(), Median.of(List.of()));
  }
}
