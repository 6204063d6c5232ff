package lanewise.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import lanewise.kernels.KernelSets;
import lanewise.parallel.BatchParallel;
import org.junit.jupiter.api.Test;

class KernelTimerTest {

  private static final PeakProbe PEAK = new PeakProbe(KernelSets.named("vector"), new BatchParallel(1));

  @Test
  void figuresFollowFromTheMedian() {
    KernelFigures figures = new KernelTimer(PEAK, 5, 0.5).measure(pausing(1));
    assertEquals(5, figures.samples());
    assertTrue(figures.medianNanos() >= 1e6, figures.toString());
    assertTrue(figures.madNanos() >= 0 && figures.madNanos() < figures.medianNanos(), figures.toString());
    assertEquals(1000 / figures.medianNanos(), figures.gflops());
    assertEquals(4000 / figures.medianNanos(), figures.gbPerSecond());
    assertTrue(figures.percentOfPeak() > 0 && figures.percentOfPeak() < 100, figures.toString());
    assertEquals(0, figures.ulpVsReference());
  }

  @Test
  void whenTimeIsOverThreeSamplesAreEnough() {
    assertEquals(3, new KernelTimer(PEAK, 1000, 0.001).measure(pausing(5)).samples());
  }

  @Test
  void shortCallsAreRepeatedWithinASample() {
    var work = new FakeCase(1, i -> i, i -> i);
    new KernelTimer(PEAK, 3, 0.01).measure(work);
    assertTrue(work.calls > 100, work.calls + " calls");
  }

  @Test
  void aResultThatChangesIsRefusedWithBothHashes() {
    var count = new AtomicInteger();
    var work = new FakeCase(1, _ -> count.incrementAndGet(), _ -> 1);
    var refused = assertThrows(IllegalStateException.class, () -> new KernelTimer(PEAK, 3, 0.001).measure(work));
    assertTrue(refused.getMessage().matches("the result had other bits after 3 samples than before: "
        + "SHA-256 [0-9a-f]{64} and [0-9a-f]{64}"), refused.getMessage());
  }

  @Test
  void equalResultsHaveEqualHashesAndOthersNot() {
    var timer = new KernelTimer(PEAK, 3, 0.001);
    String hash = timer.measure(new FakeCase(40_000, i -> i, i -> i)).resultSha256();
    assertEquals(hash, timer.measure(new FakeCase(40_000, i -> i, i -> i)).resultSha256());
    assertTrue(!hash.equals(timer.measure(new FakeCase(40_000, i -> i == 39_999 ? 0 : i, i -> i)).resultSha256()));
  }

  private static FakeCase pausing(int millis) {
    return new FakeCase(1, i -> {
      long end = System.nanoTime() + millis * 1_000_000L;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      return i;
    }, i -> i);
  }
}
