package lanewise.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.kernels.KernelSet;
import lanewise.parallel.BatchParallel;
import lanewise.statistics.Median;

/// The roof over every kernel: it computes no faster than `peakGflops`, and no faster than a level of memory delivers
/// its operands. Medians; measurements take turns, so that a machine that slows down does so for all of them.
///
/// @param kernels name of the kernel set
/// @param vectorBits of one register operand
/// @param threads that work at the same time; all figures are of all of them together
/// @param peakGflops fused multiply-adds in registers
public record Roofline(String kernels, int vectorBits, int threads, double peakGflops, List<Bandwidth> bandwidths) {

  /// @param readGbPerSecond 10^9 bytes per second, reading alone
  /// @param updateGbPerSecond 10^9 bytes per second of `y[i] += a · x[i]`: 8 read and 4 written for each element
  public record Bandwidth(MemoryLevel level, double readGbPerSecond, double updateGbPerSecond) {}

  private static final int ROUNDS = 51;

  public Roofline {
    bandwidths = List.copyOf(bandwidths);
  }

  /// Measures, for one to two seconds. Needs 64 MiB of heap for each thread.
  public static Roofline measure(KernelSet kernels, BatchParallel parallel) {
    var peak = new PeakProbe(kernels, parallel);
    List<BandwidthProbe> probes = Stream.of(MemoryLevel.values())
        .map(level -> new BandwidthProbe(kernels, parallel, level))
        .toList();
    var peaks = new ArrayList<Double>();
    var reads = probes.stream().map(_ -> new ArrayList<Double>()).toList();
    var updates = probes.stream().map(_ -> new ArrayList<Double>()).toList();
    for (int round = 0; round < ROUNDS; round++) {
      peaks.add(peak.sample());
      for (int i = 0; i < probes.size(); i++) {
        reads.get(i).add(probes.get(i).readSample());
        updates.get(i).add(probes.get(i).updateSample());
      }
    }
    var bandwidths = Stream.of(MemoryLevel.values())
        .map(level -> new Bandwidth(level, median(reads.get(level.ordinal())), median(updates.get(level.ordinal()))))
        .toList();
    return new Roofline(kernels.name(), kernels.bits(), parallel.threads(), median(peaks), bandwidths);
  }

  private static double median(List<Double> samples) {
    return Median.of(samples).orElseThrow();
  }
}
