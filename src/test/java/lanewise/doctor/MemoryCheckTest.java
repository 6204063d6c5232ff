package lanewise.doctor;

import static lanewise.doctor.FindingAssert.assertOk;
import static lanewise.doctor.FindingAssert.assertTold;
import static lanewise.doctor.FindingAssert.assertUnseen;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.OptionalLong;
import lanewise.doctor.Finding.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCheckTest {

  private static final long HEAP = 1L << 30;

  @TempDir Path root;

  @Test
  void aMachineWithMemoryIsRight() {
    assertOk("12.0 GiB of 16.0 GiB are free", check(FakeLinux.quiet(root)));
  }

  @Test
  void lessThanATrialMayTakeIsWarnedOf() {
    FakeLinux linux = FakeLinux.quiet(root).with("proc/meminfo", "MemTotal: 2097152 kB\nMemAvailable: 1048576 kB");
    assertTold(Level.WARN, "1.0 GiB of 2.0 GiB", "a trial may take 1.3 GiB", check(linux));
  }

  @Test
  void aControlGroupThatAllowsLessIsWarnedOf() {
    FakeLinux linux = FakeLinux.quiet(root).with("sys/fs/cgroup/memory.max", "536870912");
    assertTold(Level.WARN, "the control group (container) allows 512 MiB", "docker run --memory", check(linux));
  }

  @Test
  void aControlGroupThatAllowsEnoughIsTold() {
    FakeLinux linux = FakeLinux.quiet(root).with("sys/fs/cgroup/memory.max", "2147483648");
    assertOk("allows 2.0 GiB", check(linux));
  }

  @Test
  void elsewhereItCannotBeSeen() {
    assertUnseen(check(new FakeLinux(root)));
  }

  @Test
  void whatAProcessCanHaveIsTheMachinesMemoryOrWhatItsGroupAllows() {
    FakeLinux linux = FakeLinux.quiet(root);
    assertEquals(OptionalLong.of(16L << 30), MachineMemory.bytes(linux.files()));
    assertEquals(OptionalLong.of(2L << 30),
        MachineMemory.bytes(linux.with("sys/fs/cgroup/memory.max", "2147483648").files()));
    assertEquals(OptionalLong.of(16L << 30),
        MachineMemory.bytes(linux.with("sys/fs/cgroup/memory.max", "max").files()));
  }

  private static Finding check(FakeLinux linux) {
    return new MemoryCheck(linux.files(), HEAP).finding();
  }
}
