package lanewise.doctor;

import static lanewise.doctor.FindingAssert.assertOk;
import static lanewise.doctor.FindingAssert.assertTold;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import lanewise.doctor.Finding.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimerCheckTest {

  @TempDir Path root;

  @Test
  void aFineClockIsRight() {
    assertOk("tells 30 ns apart, a reading takes 25 ns (tsc)", check().of(30, 25));
  }

  @Test
  void aCoarseOrSlowClockIsWarnedOf() {
    assertTold(Level.WARN, "tells 1001 ns apart", "clocksource=tsc", check().of(1001, 25));
    assertTold(Level.WARN, "a reading takes 1400 ns", "clocksource=tsc", check().of(30, 1400));
  }

  @Test
  void elsewhereAnotherMachineIsAdvised() {
    assertTold(Level.WARN, "tells 15000000 ns apart, a reading takes 9 ns:", "on a machine with a finer clock",
        new TimerCheck(new LinuxFiles(root)).of(15_000_000, 9));
  }

  @Test
  void theClockOfThisJvmAdvances() {
    Finding finding = check().finding();
    assertTrue(finding.found().matches("tells [1-9]\\d* ns apart, a reading takes [1-9]\\d* ns \\(tsc\\).*"),
        finding.found());
  }

  private TimerCheck check() {
    return new TimerCheck(FakeLinux.quiet(root).files());
  }
}
