package lanewise.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void theDeviationIsTheMedianDistanceFromTheMedian() {
    assertEquals(Optional.of(new Spread(7, 2, 1)), Spread.of(List.of(1.0, 1.0, 2.0, 2.0, 4.0, 6.0, 9.0)));
  }

  @Test
  void ofAnEvenNumberBothAreMeansOfTheMiddleTwo() {
    assertEquals(Optional.of(new Spread(4, 2.5, 1)), Spread.of(List.of(4.0, 1.0, 3.0, 2.0)));
  }

  @Test
  void anOutlierMovesNeither() {
    assertEquals(Spread.of(List.of(9.0, 10.0, 11.0, 12.0, 13.0)), Spread.of(List.of(9.0, 10.0, 11.0, 12.0, 1e9)));
  }

  @Test
  void aSingleValueDoesNotScatter() {
    assertEquals(Optional.of(new Spread(1, 3, 0)), Spread.of(List.of(3.0)));
  }

  @Test
  void ofNoValuesThereIsNone() {
    assertEquals(Optional.empty(), Spread.of(List.of()));
  }
}
