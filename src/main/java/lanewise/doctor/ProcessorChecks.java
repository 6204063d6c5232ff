package lanewise.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What of the processors this process gets, and how steady their speed is.
record ProcessorChecks(LinuxFiles linux) {

  /// Processes that want to run, for each core, above which a machine counts as busy.
  private static final double BUSY = 0.25;
  /// They change the clock with the load, but go to the highest under load.
  private static final List<String> GOVERNORS_UNDER_LOAD_FAST = List.of("performance", "schedutil", "ondemand");

  /// @param used cores that this JVM uses
  /// @param flag what the JVM was told to use, if it was
  Finding cores(int used, Optional<JvmFlag> flag) {
    String check = "cores";
    long machine = linux.lines("proc/cpuinfo").filter(line -> line.matches("processor\\s*:.*")).count();
    OptionalDouble limit = new Cgroup(linux).cpus();
    String found = "Java uses " + used + (machine == 0 ? "" : " of the machine's " + machine);
    if (flag.isPresent()) {
      return Finding.warn(check, found + ", as it was told to", "leave out " + flag.get().text());
    }
    if (limit.isPresent() && (machine == 0 || limit.getAsDouble() < machine)) {
      return Finding.warn(check, String.format(Locale.ROOT, "%s; the control group (container) limits it to the time of"
              + " %.1f", found, limit.getAsDouble()),
          "lift the limit (docker run --cpus, cpu.max), as a process above it is stopped for moments");
    }
    return machine <= used ? Finding.ok(check, found)
        : Finding.warn(check, found + ": the others are kept from it (taskset, cpuset)",
            "start it without taskset, or name at most " + used + " in arms: {threads: ...}");
  }

  /// @param cores that this JVM uses
  Finding load(int cores) {
    String check = "load";
    Optional<Double> load = linux.text("proc/loadavg")
        .map(text -> text.split("\\s+")[0])
        .filter(word -> word.matches("\\d+(\\.\\d+)?"))
        .map(Double::valueOf);
    if (load.isEmpty()) {
      return Finding.unseen(check);
    }
    String found = String.format(Locale.ROOT, "%.2f over the last minute, for %d %s", load.get(), cores,
        cores == 1 ? "core" : "cores");
    return load.get() <= BUSY * cores ? Finding.ok(check, found)
        : Finding.warn(check, found + ": the machine is busy",
            "end what else runs (top shows it), or figures tell of that as well");
  }

  Finding governor() {
    String check = "clock governor";
    List<String> governors = linux.ofProcessors("cpufreq/scaling_governor");
    if (governors.isEmpty()) {
      return Finding.unseen(check);
    }
    String found = String.join(", ", governors);
    return GOVERNORS_UNDER_LOAD_FAST.containsAll(governors) ? Finding.ok(check, found)
        : Finding.warn(check, found + ": the clock may stay low", "sudo cpupower frequency-set -g performance");
  }

  Finding turbo() {
    String check = "turbo clock";
    Optional<Boolean> off = linux.text("sys/devices/system/cpu/intel_pstate/no_turbo").map("1"::equals)
        .or(() -> linux.text("sys/devices/system/cpu/cpufreq/boost").map("0"::equals));
    if (off.isEmpty()) {
      return Finding.unseen(check);
    }
    return off.get() ? Finding.ok(check, "off: the clock is steady")
        : Finding.note(check, "on: the clock depends on heat, on how many cores work and on the vectors' width",
            "take ratios and percent of peak, which are measured in turns, rather than absolute speeds");
  }

  Finding hyperThreads() {
    String check = "SMT";
    OptionalLong active = linux.number("sys/devices/system/cpu/smt/active");
    if (active.isEmpty()) {
      return Finding.unseen(check);
    }
    if (active.getAsLong() == 0) {
      return Finding.ok(check, "off: each core runs one thread");
    }
    int cores = linux.ofProcessors("topology/thread_siblings_list").size();
    return Finding.note(check, "on: two threads or more share the vector units of each of the " + cores + " cores",
        "more than " + cores + " in arms: {threads: ...} brings little");
  }

  /// Time that the hypervisor gave to other machines.
  ///
  /// @param before an earlier reading
  Finding steal(Optional<CpuTimes> before) {
    String check = "steal";
    Optional<CpuTimes> now = CpuTimes.of(linux);
    if (before.isEmpty() || now.isEmpty()) {
      return Finding.unseen(check);
    }
    return now.get().stealSince(before.get());
  }
}
