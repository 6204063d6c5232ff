package lanewise.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder with files as Linux has them.
record FakeLinux(Path root) {

  static final String AVX_512 = "fpu sse2 avx fma avx2 avx512f avx512dq avx512cd avx512bw avx512vl";

  /// A quiet machine of 4 cores without hyper-threads, whose processor has FMA and vectors of 512 bits.
  static FakeLinux quiet(Path root) {
    var linux = new FakeLinux(root)
        .with("proc/loadavg", "0.10 0.20 0.30 1/100 4242")
        .with("proc/stat", "cpu  1000 0 100 5000 10 0 5 10 0 0\ncpu0 1 2 3\n")
        .with("proc/meminfo", "MemTotal:       16777216 kB\nMemFree: 1 kB\nMemAvailable:   12582912 kB\n")
        .with("proc/self/cgroup", "0::/\n")
        .with("sys/devices/system/cpu/smt/active", "0")
        .with("sys/devices/system/cpu/intel_pstate/no_turbo", "1")
        .with("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc")
        .cpuInfo(4, AVX_512);
    for (int core = 0; core < 4; core++) {
      linux.with("sys/devices/system/cpu/cpu" + core + "/cpufreq/scaling_governor", "performance")
          .with("sys/devices/system/cpu/cpu" + core + "/topology/thread_siblings_list", String.valueOf(core));
    }
    return linux;
  }

  FakeLinux cpuInfo(int processors, String flags) {
    var text = new StringBuilder();
    for (int i = 0; i < processors; i++) {
      text.append("processor\t: ").append(i).append("\nflags\t\t: ").append(flags).append("\n\n");
    }
    return with("proc/cpuinfo", text.toString());
  }

  FakeLinux with(String path, String content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LinuxFiles files() {
    return new LinuxFiles(root);
  }
}
