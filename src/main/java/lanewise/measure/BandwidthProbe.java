package lanewise.measure;

import java.util.Arrays;
import lanewise.kernels.KernelSet;
import lanewise.kernels.common.CacheLine;
import lanewise.parallel.BatchParallel;

/// The bandwidth of one [MemoryLevel]. Every thread walks over memory of its own in blocks of 16 KiB, each one call of
/// a kernel, whatever the level, so that calls cost the same everywhere.
final class BandwidthProbe {

  private static final int BLOCK = MemoryLevel.L1.floats();

  private final SteadyWork reading;
  private final SteadyWork updating;
  private final int[] sinks;

  /// Allocates the level's bytes for every thread and warms up, for some tenths of a second.
  BandwidthProbe(KernelSet kernels, BatchParallel parallel, MemoryLevel level) {
    float[][] memory = new float[parallel.threads()][];
    parallel.forEach(memory.length, (thread, worker) -> {
      memory[thread] = new float[level.floats() + CacheLine.FLOATS];
      Arrays.fill(memory[thread], 1f);
    });
    int[] places = new int[parallel.threads()];
    sinks = new int[parallel.threads()];
    int blocks = level.floats() / BLOCK;
    int start = CacheLine.start(0);
    reading = new SteadyWork(parallel, BLOCK * Float.BYTES, (thread, repetitions) -> {
      int bits = 0;
      int place = places[thread];
      for (int i = 0; i < repetitions; i++) {
        bits ^= kernels.probe().read(BLOCK, memory[thread], start + place * BLOCK);
        place = (place + 1) % blocks;
      }
      places[thread] = place;
      sinks[thread] = bits;
    });
    int half = BLOCK / 2;
    int y = start + blocks * half;
    updating = new SteadyWork(parallel, 3.0 * half * Float.BYTES, (thread, repetitions) -> {
      int place = places[thread];
      for (int i = 0; i < repetitions; i++) {
        int at = place * half;
        kernels.blas().axpy(half, 1e-9f, memory[thread], start + at, memory[thread], y + at);
        place = (place + 1) % blocks;
      }
      places[thread] = place;
    });
  }

  /// GB/s (10^9 bytes) that all threads together read, now.
  double readSample() {
    return reading.sample();
  }

  /// GB/s of all threads together in `y[i] += a · x[i]`, now: 8 bytes read and 4 written for each element.
  double updateSample() {
    return updating.sample();
  }
}
