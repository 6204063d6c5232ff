package lanewise.doctor;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Times of all processors together since the machine started, in ticks of `/proc/stat`.
///
/// @param wanted ticks in which somebody wanted a processor
/// @param stolen those of them that the hypervisor gave to others
record CpuTimes(long wanted, long stolen) {

  /// Percent above which figures are spoilt.
  private static final double MOST_PERCENT = 2;

  /// Empty if this machine does not tell them.
  static Optional<CpuTimes> of(LinuxFiles linux) {
    // user nice system idle iowait irq softirq steal; guest times, which follow, are part of user
    return linux.lines("proc/stat")
        .filter(line -> line.matches("cpu(\\s+\\d{1,18}){8,}"))
        .map(line -> Stream.of(line.split("\\s+")).skip(1).limit(8).mapToLong(Long::parseLong).toArray())
        .map(ticks -> new CpuTimes(LongStream.of(ticks).sum() - ticks[3] - ticks[4], ticks[7]))
        .findFirst();
  }

  /// What was stolen between two readings.
  Finding stealSince(CpuTimes before) {
    String check = "steal";
    long ticks = wanted - before.wanted;
    double percent = ticks == 0 ? 0 : 100.0 * (stolen - before.stolen) / ticks;
    String found = String.format(Locale.ROOT, "the hypervisor kept %.1f %% of the time back", percent);
    return percent <= MOST_PERCENT ? Finding.ok(check, found)
        : Finding.warn(check, found + ": other machines share these processors",
            "measure at another time or on a machine of your own, with more repeats");
  }
}
