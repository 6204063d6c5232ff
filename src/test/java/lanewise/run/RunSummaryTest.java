package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.config.Algorithm;
import lanewise.config.Arm;
import lanewise.config.JvmFlags;
import lanewise.config.Kernels;
import lanewise.config.TrialPlan;
import lanewise.results.ArmRecord;
import lanewise.results.EpochRecord;
import lanewise.results.Json;
import lanewise.results.Setting;
import lanewise.results.Status;
import lanewise.results.TestRecord;
import lanewise.results.TrialRecord;
import lanewise.statistics.Spread;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class RunSummaryTest {

  private static final Arm VECTOR = new Arm(Kernels.VECTOR, Algorithm.BEST, 2, OptionalInt.empty(),
      JvmFlags.NONE, List.of());
  private static final Arm WIDE = new Arm(Kernels.VECTOR, Algorithm.BEST, 1, OptionalInt.of(512),
      new JvmFlags("", "-Xmx2g"), List.of());
  private static final Arm SCALAR = new Arm(Kernels.SCALAR, Algorithm.BEST, 2, OptionalInt.empty(),
      JvmFlags.NONE, List.of());

  private final Map<TrialPlan, TrialRecord> trials = new LinkedHashMap<>();

  @Test
  void anArmIsTheMedianOverItsRepeats() {
    add(SCALAR, Status.OK, 100, 0.95, "aa");
    add(SCALAR, Status.OK, 400, 0.97, "aa");
    add(SCALAR, Status.OK, 200, 0.96, "aa");

    ArmRecord arm = summary().arms().getFirst();
    assertEquals(Optional.of(new Spread(3, 200, 100)), arm.spread());
    assertEquals(Optional.of(0.96), arm.outcome().testAccuracy());
    assertEquals(Optional.of("aa"), arm.outcome().resultSha256());
    assertEquals(Optional.of(0.2), arm.outcome().gflops());
  }

  @Test
  void speedUpIsOverTheFirstScalarArm() {
    add(VECTOR, Status.OK, 300, 0.9, "aa");
    add(SCALAR, Status.OK, 100, 0.9, "aa");
    assertEquals(List.of(Optional.of(3.0), Optional.of(1.0)),
        summary().arms().stream().map(ArmRecord::speedUp).toList());
  }

  @Test
  void speedUpIsOverTheFirstArmIfNoScalarOneWasMeasured() {
    fail(SCALAR);
    add(VECTOR, Status.OK, 300, 0.9, "aa");
    add(WIDE, Status.OK, 150, 0.9, "aa");
    assertEquals(List.of(Optional.empty(), Optional.of(1.0), Optional.of(0.5)),
        summary().arms().stream().map(ArmRecord::speedUp).toList());
  }

  @Test
  void aRunOfWhichNoTrialEndedHasNoTable() {
    var none = new RunSummary("e", "interrupted", List.of(), Optional.empty(), List.of(), "results/e/run",
        List.of("arms.csv"), List.of());
    assertTrue(none.table(Ansi.OFF).startsWith("no trial ended\nresults: results/e/run\n"), none.table(Ansi.OFF));
  }

  @Test
  void sameBitsNeedsTwoHashesToCompare() {
    add(SCALAR, Status.OK, 100, 0.9, "aa");
    fail(VECTOR);
    assertEquals(Optional.empty(), summary().sameBits());
    add(WIDE, Status.OK, 100, 0.9, "aa");
    assertEquals(Optional.of(true), summary().sameBits());
    add(WIDE, Status.OK, 100, 0.9, "bb");
    assertEquals(Optional.of(false), summary().sameBits());
    assertEquals(Optional.of("differ"), summary().arms().getLast().outcome().resultSha256());
  }

  @Test
  void bitsAreComparedWithinAnAlgorithm() {
    var fft = new Arm(Kernels.VECTOR, Algorithm.FFT, 1, OptionalInt.empty(), JvmFlags.NONE, List.of());
    add(SCALAR, Status.OK, 100, 0.9, "aa");
    add(fft, Status.OK, 100, 0.9, "bb");
    assertEquals(Optional.empty(), summary().sameBits());
    add(VECTOR, Status.OK, 100, 0.9, "aa");
    assertEquals(Optional.of(true), summary().sameBits());
    add(fft, Status.OK, 100, 0.9, "cc");
    assertEquals(Optional.of(false), summary().sameBits());
  }

  @Test
  void algorithmsAreNamedUnlessTheyAreTheBest() {
    add(SCALAR, Status.OK, 100, 0.9, "aa");
    assertEquals("scalar, 2 threads", summary().arms().getFirst().arm());
    add(new Arm(Kernels.VECTOR, Algorithm.WINOGRAD, 1, OptionalInt.of(256), JvmFlags.NONE, List.of()), Status.OK, 100, 0.9,
        "bb");
    assertEquals(List.of("scalar, 2 threads", "vector 256 bits, winograd, 1 thread"),
        summary().arms().stream().map(ArmRecord::arm).toList());
  }

  @Test
  void theWorstRepeatGivesTheArmsStatus() {
    add(VECTOR, Status.OK, 100, 0.9, "aa");
    fail(VECTOR);
    ArmRecord arm = summary().arms().getFirst();
    assertEquals("failed", arm.outcome().status());
    assertEquals(Optional.of("it broke"), arm.outcome().reason());
  }

  @Test
  void whatAnArmDoesNotHaveIsNullInJson() {
    fail(VECTOR);
    String json = Json.line(summary().arms().getFirst());
    assertTrue(json.contains("\"testLoss\":null") && json.contains("\"resultSha256\":null"), json);
    add(SCALAR, Status.OK, 100, 0.9, "aa");
    json = Json.line(summary().arms().getLast());
    assertTrue(json.contains("\"reason\":null"), json);
  }

  @Test
  void theTableHasALineForEachArmAndTellsWhatFailed() {
    add(SCALAR, Status.OK, 12345, 0.98125, "0123456789abcdef");
    fail(WIDE);
    assertEquals("""
        arm                                n  images/s    MAD  speed-up  GFLOP/s  of peak  accuracy  bits  status
        scalar, 2 threads                  1    12,345  0.0 %     1.00x     12.3     12 %   98.13 %  -     ok
        vector 512 bits, 1 thread, -Xmx2g  -         -      -         -        -        -         -  -     failed
        failed: vector 512 bits, 1 thread, -Xmx2g: it broke
        results: results/e/run
                 runs.csv
        """, SummaryTable.of(summary(), Ansi.OFF));
  }

  @Test
  void differentBitsAreShouted() {
    add(SCALAR, Status.OK, 1, 0.9, "aa");
    add(VECTOR, Status.OK, 1, 0.9, "bb");
    assertTrue(SummaryTable.of(summary(), Ansi.OFF).contains("same bits: NO\n"));
    assertTrue(SummaryTable.of(summary(), Ansi.ON).contains("\u001b["));
  }

  @Test
  void theOnlyArmShowsItsFlagsToo() {
    add(WIDE, Status.OK, 1, 0.9, "aa");
    assertEquals("vector 512 bits, 1 thread, -Xmx2g", summary().arms().getFirst().arm());
  }

  @Test
  void aHugeTestLossKeepsTheTableNarrow() {
    var test = new TestRecord(4.95e29, Optional.empty(), 1, List.of());
    put(VECTOR, Status.OK, List.of(), Optional.of(test), "aa");
    assertTrue(SummaryTable.of(summary(), Ansi.OFF).contains("  4.950e+29  "), SummaryTable.of(summary(), Ansi.OFF));
  }

  private RunSummary summary() {
    List<Arm> baselines = trials.keySet().stream().map(TrialPlan::arm).distinct()
        .sorted(Comparator.comparing(arm -> arm.kernels() != Kernels.SCALAR)).toList();
    return RunSummary.of("e", new TrainingArms(trials).records(baselines), baselines.getFirst(), Status.OK, trials,
        Path.of("results/e/run"), List.of("runs.csv"));
  }

  private void add(Arm arm, Status status, double speed, double accuracy, String hash) {
    var epoch = new EpochRecord(1, 0.1, Optional.of(accuracy), Optional.empty(), Optional.empty(),
        Optional.of(1.0), Optional.of(speed), Status.OK, true);
    var test = new TestRecord(0.1, Optional.of(accuracy), speed, List.of());
    put(arm, status, List.of(epoch), Optional.of(test), hash);
  }

  private void fail(Arm arm) {
    put(arm, Status.FAILED, List.of(), Optional.empty(), "");
  }

  private void put(Arm arm, Status status, List<EpochRecord> epochs, Optional<TestRecord> test, String hash) {
    int number = trials.size() + 1;
    var setting = new Setting(arm.kernels().label(), arm.algorithm().label(), "direct", Optional.of(32),
        Optional.of(1), arm.threads(), Optional.of(64), 1, 2023);
    trials.put(new TrialPlan(number, arm, number),
        new TrialRecord(number, status, status == Status.OK ? "" : "it broke", setting, epochs, test, hash, 1, "jvm",
            "", "", Optional.of(1_000_000L), Optional.of(100.0)));
  }
}
