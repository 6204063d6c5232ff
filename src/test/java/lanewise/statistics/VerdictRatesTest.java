package lanewise.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// How often verdicts are right, over 200 comparisons of ten samples against ten.
class VerdictRatesTest {

  private static final int COMPARISONS = 200;
  private static final int SAMPLES = 10;
  private static final long SEED = 20261122;

  /// Recorded while other work kept the machine busy, so that trials differ by a factor of up to six.
  private static final List<Double> RECORDED = recorded("quickstart-vector.csv");

  private final Random random = new Random(SEED);

  @Test
  void anArmIsHardlyEverFasterOrSlowerThanItself() {
    Map<Verdict, Integer> verdicts = count(() -> {
      List<Double> shuffled = shuffled();
      return Comparison.of(shuffled.subList(0, SAMPLES), shuffled.subList(SAMPLES, 2 * SAMPLES),
          Direction.HIGHER_IS_FASTER);
    });
    assertTrue(verdicts.get(Verdict.FASTER) + verdicts.get(Verdict.SLOWER) <= COMPARISONS * 5 / 100, told(verdicts));
  }

  /// In the order in which they ran, the trials of a busy machine are no independent samples.
  @Test
  void trialsThatTakeTurnsAreHardlyEverFasterOrSlowerThanThemselves() {
    var verdicts = new ArrayList<Verdict>();
    for (int first = 0; first + 2 * SAMPLES <= RECORDED.size(); first++) {
      var turns = new Turns();
      for (double speed : RECORDED.subList(first, first + 2 * SAMPLES)) {
        turns.add(speed);
      }
      verdicts.add(Comparison.of(turns.baseline, turns.candidate, Direction.HIGHER_IS_FASTER).verdict());
    }
    long wrong = verdicts.stream().filter(verdict -> verdict == Verdict.FASTER || verdict == Verdict.SLOWER).count();
    assertTrue(wrong <= verdicts.size() * 5 / 100, verdicts.toString());
  }

  @Test
  void aSlowDownOfTenPercentIsFoundOnASyntheticClock() {
    Map<Verdict, Integer> verdicts = count(() -> {
      var turns = new Turns();
      var clock = new SyntheticClock(random);
      for (int i = 0; i < 2 * SAMPLES; i++) {
        double start = clock.nanos();
        clock.run(turns.baselineIsNext() ? 1e6 : 1.1e6);
        turns.add(clock.nanos() - start);
      }
      return Comparison.of(turns.baseline, turns.candidate, Direction.LOWER_IS_FASTER);
    });
    assertTrue(verdicts.get(Verdict.SLOWER) >= COMPARISONS * 95 / 100, told(verdicts));
    assertEquals(0, verdicts.get(Verdict.FASTER), told(verdicts));
  }

  /// Noise that is larger than a difference may hide it, but must not turn it round.
  @Test
  void aSlowDownInTheNoiseOfABusyMachineIsHardlyEverFaster() {
    Map<Verdict, Integer> verdicts = count(() -> {
      List<Double> shuffled = shuffled();
      return Comparison.of(shuffled.subList(0, SAMPLES),
          shuffled.subList(SAMPLES, 2 * SAMPLES).stream().map(speed -> speed / 1.1).toList(),
          Direction.HIGHER_IS_FASTER);
    });
    assertTrue(verdicts.get(Verdict.FASTER) + verdicts.get(Verdict.SAME) <= COMPARISONS / 100, told(verdicts));
  }

  private List<Double> shuffled() {
    var shuffled = new ArrayList<>(RECORDED);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static Map<Verdict, Integer> count(Supplier<Comparison> comparisons) {
    var verdicts = new EnumMap<Verdict, Integer>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(verdict, 0);
    }
    for (int i = 0; i < COMPARISONS; i++) {
      verdicts.merge(comparisons.get().verdict(), 1, Integer::sum);
    }
    return verdicts;
  }

  private static String told(Map<Verdict, Integer> verdicts) {
    return "seed " + SEED + ": " + verdicts;
  }

  private static List<Double> recorded(String file) {
    try (var stream = VerdictRatesTest.class.getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
          .skip(2) // What it is, and the names of the columns.
          .map(row -> Double.valueOf(row.split(",")[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// Deals samples out as trials are run: A, B, B, A, and again.
  private static final class Turns {

    private final List<Double> baseline = new ArrayList<>();
    private final List<Double> candidate = new ArrayList<>();

    boolean baselineIsNext() {
      int turn = (baseline.size() + candidate.size()) % 4;
      return turn == 0 || turn == 3;
    }

    void add(double sample) {
      (baselineIsNext() ? baseline : candidate).add(sample);
    }
  }
}
