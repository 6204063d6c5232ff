package lanewise.doctor;

import java.util.Optional;

/// Does the clock tell short times apart?
record TimerCheck(LinuxFiles linux) {

  private static final String SOURCE = "sys/devices/system/clocksource/clocksource0/current_clocksource";
  private static final int READINGS = 20_000;
  private static final long COARSE_NANOS = 1_000;

  /// Reads the clock of this JVM in a row.
  Finding finding() {
    long finest = Long.MAX_VALUE;
    long start = System.nanoTime();
    long last = start;
    for (int i = 0; i < READINGS; i++) {
      long now = System.nanoTime();
      if (now > last) {
        finest = Math.min(finest, now - last);
      }
      last = now;
    }
    return of(finest, (last - start) / READINGS);
  }

  /// @param finest nanoseconds between two readings that differ
  /// @param cost nanoseconds of a reading
  Finding of(long finest, long cost) {
    String check = "timer";
    Optional<String> source = linux.text(SOURCE);
    String found = "tells " + finest + " ns apart, a reading takes " + cost + " ns"
        + source.map(name -> " (" + name + ")").orElse("");
    return finest <= COARSE_NANOS && cost <= COARSE_NANOS ? Finding.ok(check, found)
        : Finding.warn(check, found + ": short kernel calls are measured coarsely", source
            .map(_ -> "let Linux take a faster clock source (kernel parameter clocksource=tsc)")
            .orElse("measure on a machine with a finer clock"));
  }
}
