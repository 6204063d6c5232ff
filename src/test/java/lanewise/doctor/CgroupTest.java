package lanewise.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupTest {

  @TempDir Path root;

  @Test
  void withoutControlGroupsThereIsNoLimit() {
    assertLimits(OptionalDouble.empty(), OptionalLong.empty());
  }

  @Test
  void version2WritesMaxForNone() {
    linux("0::/user.slice/a\n").with("sys/fs/cgroup/user.slice/a/cpu.max", "max 100000")
        .with("sys/fs/cgroup/user.slice/a/memory.max", "max");
    assertLimits(OptionalDouble.empty(), OptionalLong.empty());
  }

  @Test
  void version2TellsQuotaAndPeriod() {
    linux("0::/a").with("sys/fs/cgroup/a/cpu.max", "150000 100000").with("sys/fs/cgroup/a/memory.max", "536870912");
    assertLimits(OptionalDouble.of(1.5), OptionalLong.of(512 << 20));
  }

  @Test
  void theGroupAboveMayBeNarrower() {
    linux("0::/a/b").with("sys/fs/cgroup/a/b/cpu.max", "400000 100000").with("sys/fs/cgroup/a/cpu.max", "200000 100000")
        .with("sys/fs/cgroup/a/b/memory.max", "4096").with("sys/fs/cgroup/memory.max", "8192");
    assertLimits(OptionalDouble.of(2), OptionalLong.of(4096));
  }

  @Test
  void theGroupOfAContainerMayBeMountedAtTheTop() {
    linux("0::/docker/0123").with("sys/fs/cgroup/cpu.max", "50000 100000");
    assertLimits(OptionalDouble.of(0.5), OptionalLong.empty());
  }

  @Test
  void version1HasATreeForEachController() {
    linux("9:name=systemd:/\n4:memory:/job\n1:cpu,cpuacct:/job\n")
        .with("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "100000")
        .with("sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "100000")
        .with("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "1073741824");
    assertLimits(OptionalDouble.of(1), OptionalLong.of(1 << 30));
  }

  @Test
  void version1WritesMinusOneAndAHugeNumberForNone() {
    linux("4:memory:/\n1:cpu:/\n").with("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1")
        .with("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000")
        .with("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
    assertLimits(OptionalDouble.empty(), OptionalLong.empty());
  }

  private FakeLinux linux(String groups) {
    return new FakeLinux(root).with("proc/self/cgroup", groups);
  }

  private void assertLimits(OptionalDouble cpus, OptionalLong memoryBytes) {
    var cgroup = new Cgroup(new LinuxFiles(root));
    assertEquals(cpus, cgroup.cpus());
    assertEquals(memoryBytes, cgroup.memoryBytes());
  }
}
