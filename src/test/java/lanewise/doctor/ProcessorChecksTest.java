package lanewise.doctor;

import static lanewise.doctor.FindingAssert.assertOk;
import static lanewise.doctor.FindingAssert.assertTold;
import static lanewise.doctor.FindingAssert.assertUnseen;

import java.nio.file.Path;
import java.util.Optional;
import lanewise.doctor.Finding.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorChecksTest {

  private static final String CPUS = "sys/devices/system/cpu/";

  @TempDir Path root;
  private FakeLinux linux;
  private ProcessorChecks checks;

  @BeforeEach
  void makeQuietMachine() {
    linux = FakeLinux.quiet(root);
    checks = new ProcessorChecks(linux.files());
  }

  @Test
  void aQuietMachineIsRight() {
    assertOk("4 of the machine's 4", checks.cores(4, Optional.empty()));
    assertOk("0.10 over the last minute, for 4 cores", checks.load(4));
    assertOk("performance", checks.governor());
    assertOk("off", checks.turbo());
    assertOk("off", checks.hyperThreads());
    assertOk("0.0 %", checks.steal(CpuTimes.of(linux.files())));
  }

  @Test
  void whatCannotBeSeenIsSaidSo() {
    var elsewhere = new ProcessorChecks(new LinuxFiles(root.resolve("no such folder")));
    assertOk("Java uses 4", elsewhere.cores(4, Optional.empty()));
    assertUnseen(elsewhere.load(4));
    assertUnseen(elsewhere.governor());
    assertUnseen(elsewhere.turbo());
    assertUnseen(elsewhere.hyperThreads());
    assertUnseen(elsewhere.steal(Optional.empty()));
  }

  @Test
  void aBusyMachineIsWarnedOf() {
    linux.with("proc/loadavg", "3.95 2.00 1.00 5/100 4242");
    assertTold(Level.WARN, "3.95 over the last minute, for 4 cores: the machine is busy", "top", checks.load(4));
  }

  @Test
  void aQuarterOfTheCoresMayBeBusy() {
    linux.with("proc/loadavg", "1.00 0 0 1/1 1");
    assertOk("1.00", checks.load(4));
    linux.with("proc/loadavg", "1.01 0 0 1/1 1");
    assertTold(Level.WARN, "1.01", "top", checks.load(4));
  }

  @Test
  void aControlGroupOfOneProcessorIsWarnedOf() {
    linux.with("sys/fs/cgroup/cpu.max", "100000 100000");
    assertTold(Level.WARN, "Java uses 1 of the machine's 4; the control group (container) limits it to the time of 1.0",
        "docker run --cpus", checks.cores(1, Optional.empty()));
  }

  @Test
  void coresKeptFromTheProcessAreWarnedOf() {
    assertTold(Level.WARN, "Java uses 2 of the machine's 4: the others are kept from it", "taskset",
        checks.cores(2, Optional.empty()));
  }

  @Test
  void aFlagThatNamesTheCoresIsWarnedOf() {
    assertTold(Level.WARN, "as it was told to", "-XX:ActiveProcessorCount=2",
        checks.cores(2, Optional.of(new JvmFlag("ActiveProcessorCount", "2", true))));
  }

  @Test
  void aGovernorThatSavesPowerOnOneProcessorIsWarnedOf() {
    linux.with(CPUS + "cpu3/cpufreq/scaling_governor", "powersave");
    assertTold(Level.WARN, "performance, powersave: the clock may stay low", "cpupower", checks.governor());
  }

  @Test
  void turboIsGoodToKnow() {
    linux.with(CPUS + "intel_pstate/no_turbo", "0");
    assertTold(Level.NOTE, "on: the clock depends on heat", "percent of peak", checks.turbo());
  }

  @Test
  void theBoostOfAmdIsTurboToo() {
    var amd = new FakeLinux(root.resolve("amd")).with(CPUS + "cpufreq/boost", "1");
    assertTold(Level.NOTE, "on: ", "ratios", new ProcessorChecks(amd.files()).turbo());
    amd.with(CPUS + "cpufreq/boost", "0");
    assertOk("off", new ProcessorChecks(amd.files()).turbo());
  }

  @Test
  void hyperThreadsAreToldWithTheNumberOfCores() {
    linux.with(CPUS + "smt/active", "1");
    for (int i = 0; i < 4; i++) {
      linux.with(CPUS + "cpu" + i + "/topology/thread_siblings_list", i % 2 + "," + (i % 2 + 2));
    }
    assertTold(Level.NOTE, "each of the 2 cores", "more than 2 in arms", checks.hyperThreads());
  }

  @Test
  void timeThatTheHypervisorKeptIsWarnedOf() {
    Optional<CpuTimes> before = CpuTimes.of(linux.files());
    linux.with("proc/stat", "cpu  1085 0 100 5900 70 0 5 25 0 0"); // 100 ticks were wanted, 15 of them stolen
    assertTold(Level.WARN, "kept 15.0 % of the time back", "another time", checks.steal(before));
  }

  @Test
  void idleTimeCountsNotAsWanted() {
    Optional<CpuTimes> before = CpuTimes.of(linux.files());
    linux.with("proc/stat", "cpu  1099 0 100 99999 999 0 5 11 0 0"); // 1 of 100
    assertOk("kept 1.0 % of the time back", checks.steal(before));
  }
}
