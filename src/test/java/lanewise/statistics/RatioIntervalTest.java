package lanewise.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatioIntervalTest {

  private static final List<Double> ONES = Collections.nCopies(11, 1.0);

  /// The median of n draws is at most the k-th of n values if at least (n + 1) / 2 draws are, each with probability
  /// k / n. By that binomial distribution 0.7 % of the medians of 11 are at most the 2nd value and 5.1 % the 3rd; of 7,
  /// 1.0 % the 1st and 10.8 % the 2nd.
  @Test
  void endsAreThoseOfTheBinomialDistribution() {
    assertEquals(new RatioInterval(3, 9), RatioInterval.of(upTo(11), ONES));
    assertEquals(new RatioInterval(2, 6), RatioInterval.of(upTo(7), ONES));
    assertEquals(new RatioInterval(1.0 / 9, 1.0 / 3), RatioInterval.of(ONES, upTo(11)));
  }

  @Test
  void bothSamplesScatter() {
    var both = RatioInterval.of(upTo(11), upTo(11));
    assertTrue(both.low() < 3.0 / 6 && both.high() > 9.0 / 6, both.toString());
  }

  @Test
  void theOrderOfTheSamplesDoesNotMatter() {
    assertEquals(RatioInterval.of(upTo(10), upTo(9)), RatioInterval.of(upTo(10).reversed(), upTo(9).reversed()));
  }

  @Test
  void equalValuesGiveAPoint() {
    assertEquals(new RatioInterval(3, 3), RatioInterval.of(List.of(6.0, 6.0), List.of(2.0, 2.0, 2.0)));
  }

  @Test
  void aSingleValueHasNone() {
    var none = new RatioInterval(Double.NaN, Double.NaN);
    assertEquals(none, RatioInterval.of(List.of(6.0), upTo(9)));
    assertEquals(none, RatioInterval.of(upTo(9), List.of(6.0)));
  }

  private static List<Double> upTo(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(Double::valueOf).toList();
  }
}
