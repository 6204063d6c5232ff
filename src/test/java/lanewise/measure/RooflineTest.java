package lanewise.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.kernels.KernelSets;
import lanewise.measure.Roofline.Bandwidth;
import lanewise.parallel.BatchParallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RooflineTest {

  @ParameterizedTest
  @CsvSource({"scalar, 1", "vector, 2"})
  void everyFigureIsMeasured(String name, int threads) {
    var kernels = KernelSets.named(name);
    Roofline roofline = Roofline.measure(kernels, new BatchParallel(threads));
    assertEquals(name, roofline.kernels());
    assertEquals(kernels.bits(), roofline.vectorBits());
    assertEquals(threads, roofline.threads());
    assertEquals(List.of(MemoryLevel.values()), roofline.bandwidths().stream().map(Bandwidth::level).toList());
    assertSpeed(roofline.peakGflops());
    for (Bandwidth bandwidth : roofline.bandwidths()) {
      assertSpeed(bandwidth.readGbPerSecond());
      assertSpeed(bandwidth.updateGbPerSecond());
    }
  }

  @Test
  void aPeakSampleIsShort() {
    var peak = new PeakProbe(KernelSets.named("scalar"), new BatchParallel(1));
    long start = System.nanoTime();
    assertSpeed(peak.sample());
    assertTrue(System.nanoTime() - start < 1_000_000_000, "a sample of about a millisecond took a second");
  }

  /// Between what an interpreter does and what no machine does.
  private static void assertSpeed(double perNanosecond) {
    assertTrue(perNanosecond > 1e-4 && perNanosecond < 1e6, () -> "found " + perNanosecond + " per ns");
  }
}
