package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lanewise.Effort;
import org.junit.jupiter.api.Test;

/// Networks take as much memory as is estimated, in JVMs of their own.
class MemoryUseTest {

  /// A heap for this program's own objects, and for what the JVM keeps there.
  private static final long PROGRAM_BYTES = 6L << 20;

  /// Only so much of the heap holds what stays.
  private static final double OLD = 15.0 / 16;

  private static final double KIB = 1024;

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  /// Between steps, batches are let go of and other things are not counted: a tenth either way.
  @Test
  void whatANetworkKeepsIsWhatWasEstimated() throws IOException, InterruptedException {
    long start = System.nanoTime();
    var wrong = new ArrayList<String>();
    int measured = 0;
    List<MemoryCase> cases = Effort.of(1, 2) == 1
        ? List.of(MemoryCase.LENET, MemoryCase.FFT, MemoryCase.FEW_ROWS, MemoryCase.REGRESSION)
        : List.of(MemoryCase.values());
    for (String kernels : List.of("vector", "scalar").subList(0, Effort.of(1, 2))) {
      for (MemoryChild.Kept kept : MemoryChild.keep(kernels, cases)) {
        Compute compute = Compute.named(kernels, 2);
        compare(wrong, kernels + " trained " + kept.network(), kept.network().need(compute), kept.trained());
        compare(wrong, kernels + " evaluated " + kept.network(), kept.network().evaluationNeed(compute),
            kept.evaluated());
        measured += 2;
      }
    }
    Effort.report("memory kept", measured + " networks within a tenth of the estimate", start);
    assertTrue(wrong.isEmpty(), wrong.toString());
  }

  private static void compare(List<String> wrong, String what, MemoryNeed estimated, long kept) {
    long bytes = estimated.bytes();
    long slack = kept / 10 + (1 << 20);
    if (Math.abs(bytes - kept) > slack) {
      wrong.add(what + ": estimated " + bytes + ", kept " + kept + " bytes (" + percent(bytes, kept) + ")");
    }
  }

  /// With a tenth more than the estimate a training works, with half of it it does not. The long form finds the
  /// smallest heap.
  @Test
  void aHeapOfTheEstimatedSizeIsEnoughAndHalfOfItIsNot() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Compute compute = Compute.named("vector", 2);
    MemoryCase[] cases = MemoryCase.values();
    List<MemoryCase> tried = Effort.of(1, 2) == 1 ? List.of(MemoryCase.TINY_BATCHES)
        : List.of(cases);
    for (MemoryCase network : tried) {
      long bytes = network.need(compute).bytes() + network.dataBytes() + PROGRAM_BYTES;
      long estimated = (long) (bytes / OLD / KIB);
      assertTrue(MemoryChild.fits(network, estimated * 11 / 10),
          network + " needs more than " + estimated + " KiB + 10 %");
      assertFalse(MemoryChild.fits(network, estimated / 2),
          network + " needs less than half of " + estimated + " KiB");
      if (tried.size() == cases.length) {
        long smallest = smallest(network, estimated / 2, estimated * 11 / 10);
        Effort.report("memory bound", network + ": the estimate is " + percent(estimated, smallest)
            + " of the smallest heap, " + smallest + " KiB", start);
      }
    }
    Effort.report("memory bound", tried.size() + " networks", start);
  }

  /// The smallest heap that is enough, to 10 %.
  private static long smallest(MemoryCase network, long tooSmall, long enough)
      throws IOException, InterruptedException {
    long low = tooSmall;
    long high = enough;
    while (high - low > high / 10) {
      long middle = (low + high) / 2;
      if (MemoryChild.fits(network, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
