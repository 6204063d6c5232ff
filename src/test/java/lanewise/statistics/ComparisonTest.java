package lanewise.statistics;

import static lanewise.statistics.Direction.HIGHER_IS_FASTER;
import static lanewise.statistics.Direction.LOWER_IS_FASTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

  private static final List<Double> TEN =
      List.of(98.0, 98.5, 99.0, 99.5, 99.8, 100.2, 100.5, 101.0, 101.5, 102.0);

  @Test
  void moreImagesPerSecondAreFaster() {
    var comparison = Comparison.of(TEN, times(2, TEN), HIGHER_IS_FASTER);
    assertEquals(Verdict.FASTER, comparison.verdict());
    assertEquals(2, comparison.speedUp());
    assertTrue(1.9 < comparison.low() && comparison.low() < 2 && 2 < comparison.high() && comparison.high() < 2.1,
        comparison.toString());
    assertEquals(new Spread(10, 100, 1), comparison.baseline());
    assertEquals(new Spread(10, 200, 2), comparison.candidate());
    assertFalse(comparison.fewSamples());
  }

  @Test
  void moreSecondsAreSlower() {
    var comparison = Comparison.of(TEN, times(2, TEN), LOWER_IS_FASTER);
    assertEquals(Verdict.SLOWER, comparison.verdict());
    assertEquals(0.5, comparison.speedUp());
    assertTrue(0.48 < comparison.low() && comparison.low() < 0.5 && 0.5 < comparison.high()
        && comparison.high() < 0.52, comparison.toString());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFasterOneWayIsSlowerTheOther(Direction direction) {
    var there = Comparison.of(TEN, times(1.1, TEN), direction);
    var back = Comparison.of(times(1.1, TEN), TEN, direction);
    assertEquals(List.of(Verdict.FASTER, Verdict.SLOWER),
        Stream.of(there, back).map(Comparison::verdict).sorted().toList());
    assertEquals(1, there.speedUp() * back.speedUp(), 1e-12);
    // Each way draws its own resamples.
    assertEquals(1, there.low() * back.high(), 2e-3);
    assertEquals(1, there.high() * back.low(), 2e-3);
    assertEquals(there.p(), back.p());
  }

  @Test
  void theUnitDoesNotMatter() {
    var candidate = times(1.05, TEN);
    var one = Comparison.of(TEN, candidate, LOWER_IS_FASTER);
    var other = Comparison.of(times(1024, TEN), times(1024, candidate), LOWER_IS_FASTER);
    assertEquals(List.of(one.speedUp(), one.low(), one.high(), one.p()),
        List.of(other.speedUp(), other.low(), other.high(), other.p()));
    assertEquals(one.verdict(), other.verdict());
  }

  @Test
  void theSameSamplesGiveTheSameFigures() {
    assertEquals(Comparison.of(TEN, times(1.05, TEN), LOWER_IS_FASTER),
        Comparison.of(TEN, times(1.05, TEN), LOWER_IS_FASTER));
  }

  /// Two samples of `wilcox.test` in R: p is 0.2544; and one from the documentation of `scipy.stats.mannwhitneyu`.
  @Test
  void pIsThatOfTextbooks() {
    assertEquals(0.25441225, p(List.of(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46),
        List.of(1.15, 0.88, 0.90, 0.74, 1.21)), 1e-8);
    assertEquals(1.0 / 9, p(List.of(19.0, 22.0, 16.0, 29.0, 24.0), List.of(20.0, 11.0, 17.0, 12.0)), 1e-12);
    assertEquals(2.0 / 252, p(List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(6.0, 7.0, 8.0, 9.0, 10.0)), 1e-12);
  }

  @Test
  void identicalSamplesAreTheSame() {
    var comparison = Comparison.of(TEN, TEN, HIGHER_IS_FASTER);
    assertEquals(Verdict.SAME, comparison.verdict());
    assertEquals(1, comparison.speedUp());
    assertEquals(1, comparison.p());
    assertTrue(comparison.low() < 1 && 1 < comparison.high(), comparison.toString());
  }

  @Test
  void samplesThatDoNotScatterHaveAPointForInterval() {
    List<Double> level = Collections.nCopies(9, 7.0);
    var comparison = Comparison.of(level, level, HIGHER_IS_FASTER);
    assertEquals(new Comparison(new Spread(9, 7, 0), new Spread(9, 7, 0), 1, 1, 1, 1, Verdict.SAME, false), comparison);
  }

  @Test
  void aCertainButSmallDifferenceIsTheSame() {
    List<Double> steady = TEN.stream().map(value -> 100 + (value - 100) / 100).toList();
    var comparison = Comparison.of(steady, times(1.02, steady), HIGHER_IS_FASTER);
    assertTrue(comparison.p() < 1e-4 && comparison.low() > 1, comparison.toString());
    assertEquals(Verdict.SAME, comparison.verdict());
    assertEquals(Verdict.FASTER, Comparison.of(steady, times(1.04, steady), HIGHER_IS_FASTER).verdict());
  }

  @Test
  void scatterThatHidesTheDifferenceIsUnclear() {
    List<Double> wild = TEN.stream().map(value -> 100 + (value - 100) * 20).toList();
    assertEquals(Verdict.UNCLEAR, Comparison.of(wild, times(1.1, wild), HIGHER_IS_FASTER).verdict());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void fewerThanFiveSamplesAreUnclear(int few) {
    assertEquals(Verdict.UNCLEAR, Comparison.of(TEN, times(8, TEN.subList(0, few)), HIGHER_IS_FASTER).verdict());
    assertEquals(Verdict.UNCLEAR, Comparison.of(times(8, TEN.subList(0, few)), TEN, HIGHER_IS_FASTER).verdict());
  }

  @Test
  void fiveSamplesAgainstFiveCanBeFaster() {
    List<Double> five = TEN.subList(0, 5);
    var comparison = Comparison.of(five, times(1.1, five), HIGHER_IS_FASTER);
    assertEquals(Verdict.FASTER, comparison.verdict());
    assertTrue(comparison.fewSamples());
  }

  @Test
  void aSingleSampleStillGivesTheRatio() {
    var comparison = Comparison.of(List.of(100.0), List.of(150.0), HIGHER_IS_FASTER);
    assertEquals(1.5, comparison.speedUp());
    assertTrue(Double.isNaN(comparison.low()) && Double.isNaN(comparison.high()), comparison.toString());
    assertEquals(1, comparison.p());
    assertTrue(comparison.fewSamples());
  }

  @Test
  void nineSamplesAreEnoughAndEightAreFew() {
    assertFalse(Comparison.of(TEN, TEN.subList(0, 9), HIGHER_IS_FASTER).fewSamples());
    assertTrue(Comparison.of(TEN, TEN.subList(0, 8), HIGHER_IS_FASTER).fewSamples());
    assertTrue(Comparison.of(TEN.subList(0, 8), TEN, HIGHER_IS_FASTER).fewSamples());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aSampleThatIsNoSpeedIsRefusedByItsPlace(double bad) {
    var refused = assertThrows(IllegalArgumentException.class,
        () -> Comparison.of(TEN, List.of(1.0, bad), LOWER_IS_FASTER));
    assertEquals("sample 2 of 2 of the candidate is " + bad
        + ": speeds and times to compare are finite and above zero", refused.getMessage());
  }

  @Test
  void aSideWithoutSamplesIsRefused() {
    assertEquals("the baseline has no sample", assertThrows(IllegalArgumentException.class,
        () -> Comparison.of(List.of(), TEN, LOWER_IS_FASTER)).getMessage());
  }

  @Test
  void verdictsAreWrittenInLowerCase() {
    assertEquals(List.of("faster", "slower", "same", "unclear"),
        Stream.of(Verdict.values()).map(Verdict::label).toList());
  }

  private static double p(List<Double> baseline, List<Double> candidate) {
    return Comparison.of(baseline, candidate, HIGHER_IS_FASTER).p();
  }

  private static List<Double> times(double factor, List<Double> samples) {
    return samples.stream().map(sample -> factor * sample).toList();
  }
}
