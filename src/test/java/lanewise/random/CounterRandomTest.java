package lanewise.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import lanewise.random.CounterRandom.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterRandomTest {

  private static final long SEED = 2023;
  private static final int N = 100_000;

  private final CounterRandom random = new CounterRandom(SEED, Purpose.NOISE, 0);

  /// Weights, orders and synthetic images of published results hang on these.
  @Test
  void valuesNeverChange() {
    assertEquals(5124489907201015661L, random.bits(0));
    assertEquals(4511419982328189624L, random.bits(1_000_000_007L));
    assertEquals(2558736989570252433L, new CounterRandom(0, Purpose.INITIAL_WEIGHTS, 0).bits(0));
    assertEquals(-8185879826660874214L, new CounterRandom(-1, Purpose.SHUFFLE, 12).bits(3));
    assertEquals(0.5649227971774579, random.gaussian(5));
    assertArrayEquals(new int[] {7, 2, 5, 6, 1, 0, 4, 8, 3, 9},
        new CounterRandom(SEED, Purpose.SHUFFLE, 1).permutation(10));
  }

  @Test
  void uniformNumbersFillTheirIntervalEvenly() {
    assertEvenly(64, i -> (int) (64 * random.uniform(i)));
    for (int i = 0; i < N; i++) {
      double u = random.uniform(i, -2, 3);
      assertTrue(u >= -2 && u < 3, "index " + i + ": " + u);
      assertEquals(-2 + 5 * random.uniform(i), u, 1e-15);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 97, 256})
  void belowIsEvenOverItsWholeRange(int bound) {
    assertEvenly(bound, i -> random.below(i, bound));
  }

  @ParameterizedTest
  @ValueSource(ints = {3 << 29, Integer.MAX_VALUE})
  void belowHasNoBiasForLargeBounds(int bound) {
    assertEvenly(48, i -> {
      int value = random.below(i, bound);
      assertTrue(value >= 0 && value < bound, "index " + i + ": " + value);
      return (int) (48L * value / bound);
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 17, 1000})
  void permutationHoldsEveryIndexOnce(int count) {
    int[] order = random.permutation(count);
    Arrays.sort(order);
    assertArrayEquals(IntStream.range(0, count).toArray(), order);
  }

  @Test
  void permutationsAreEquallyLikely() {
    assertEvenly(24, stream -> {
      int[] order = new CounterRandom(SEED, Purpose.SHUFFLE, stream).permutation(4);
      int rank = 0;
      for (int i = 0; i < 4; i++) {
        int smaller = 0;
        for (int j = i + 1; j < 4; j++) {
          smaller += order[j] < order[i] ? 1 : 0;
        }
        rank = rank * (4 - i) + smaller;
      }
      return rank;
    });
  }

  @Test
  void gaussianHasTheMomentsOfTheStandardNormal() {
    double[] moments = new double[5];
    for (int i = 0; i < N; i++) {
      double x = random.gaussian(i);
      for (int k = 1; k <= 4; k++) {
        moments[k] += Math.pow(x, k) / N;
      }
    }
    // Four standard errors: the variances of x, x², x³, x⁴ are 1, 2, 15, 96.
    assertEquals(0, moments[1], 4 / Math.sqrt(N), "mean, seed " + SEED);
    assertEquals(1, moments[2], 4 * Math.sqrt(2.0 / N), "variance, seed " + SEED);
    assertEquals(0, moments[3], 4 * Math.sqrt(15.0 / N), "skewness, seed " + SEED);
    assertEquals(3, moments[4], 4 * Math.sqrt(96.0 / N), "kurtosis, seed " + SEED);
  }

  @Test
  void seedsPurposesAndStreamsShareNoValue() {
    Set<Long> seen = new HashSet<>();
    int drawn = 0;
    for (long seed = -1; seed <= 2; seed++) {
      for (Purpose purpose : Purpose.values()) {
        for (long stream = 0; stream < 50; stream++) {
          CounterRandom one = new CounterRandom(seed, purpose, stream);
          for (int index = 0; index < 50; index++) {
            seen.add(one.bits(index));
            drawn++;
          }
        }
      }
    }
    assertEquals(drawn, seen.size());
  }

  @Test
  void neighboursOfEveryKindAreUncorrelated() {
    assertUncorrelated(random, random, 1, "neighbours");
    assertUncorrelated(random, random, 2, "next but one");
    for (Purpose purpose : Purpose.values()) {
      if (purpose != Purpose.NOISE) {
        assertUncorrelated(random, new CounterRandom(SEED, purpose, 0), 0, "NOISE and " + purpose);
      }
    }
    assertUncorrelated(random, new CounterRandom(SEED, Purpose.NOISE, 1), 0, "streams");
    assertUncorrelated(random, new CounterRandom(SEED + 1, Purpose.NOISE, 0), 0, "seeds");
  }

  /// Correlates value i of one with value i + lag of the other; four standard errors are allowed.
  private static void assertUncorrelated(CounterRandom a, CounterRandom b, int lag, String what) {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum += (a.uniform(i) - 0.5) * (b.uniform(i + lag) - 0.5) * 12;
    }
    assertEquals(0, sum / N, 4 / Math.sqrt(N), what + ", seed " + SEED);
  }

  @Test
  void theSameKeyGivesTheSameNumbersInAnyOrder() {
    CounterRandom again = new CounterRandom(SEED, Purpose.NOISE, 0);
    for (int i = 999; i >= 0; i--) {
      assertEquals(random.bits(i), again.bits(i));
    }
    assertFalse(Arrays.equals(random.permutation(100), new CounterRandom(SEED + 1, Purpose.NOISE, 0).permutation(100)));
  }

  /// Chi-square over equally likely cells: mean `cells - 1`, deviation √(2 (cells - 1)); five deviations are allowed.
  private static void assertEvenly(int cells, IntUnaryOperator cell) {
    int[] counts = new int[cells];
    for (int i = 0; i < N; i++) {
      counts[cell.applyAsInt(i)]++;
    }
    double expected = (double) N / cells;
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    assertTrue(chiSquare <= cells - 1 + 5 * Math.sqrt(2.0 * (cells - 1)), "chi-square " + chiSquare + " over " + cells
        + " cells, seed " + SEED);
  }
}
