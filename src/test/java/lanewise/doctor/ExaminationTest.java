package lanewise.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.console.ExitCode;
import lanewise.data.DataFolders;
import lanewise.doctor.Finding.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The doctor on machines that are made up, but for the JVM, which is the test's own.
class ExaminationTest {

  @TempDir Path folder;
  private FakeLinux linux;

  @BeforeEach
  void makeMachine() {
    linux = FakeLinux.quiet(folder.resolve("machine"));
  }

  @Test
  void everyCheckIsTold() {
    Diagnosis diagnosis = examined(folder);
    assertEquals(List.of("machine", "Java", "Java options", "vector module", "vector width", "FMA", "same bits",
            "cores", "load", "clock governor", "turbo clock", "SMT", "steal", "timer", "memory", "results folder",
            "temp folder"),
        diagnosis.environment().stream().map(Finding::check).toList());
    assertEquals(List.of("mnist", "fashion-mnist"), diagnosis.data().stream().map(Finding::check).toList());
  }

  @Test
  void whatIsNotOkSaysHowToMendIt() {
    linux.with("proc/loadavg", "99 99 99 1/1 1").with("sys/fs/cgroup/cpu.max", "100000 100000");
    List<Finding> worse = findings(examined(folder)).filter(finding -> finding.level() != Level.OK).toList();
    assertTrue(worse.size() >= 4, worse.toString());
    assertFalse(worse.stream().anyMatch(finding -> finding.remedy().isEmpty()), worse.toString());
  }

  @Test
  void aBusyMachineIsNoFailure() {
    linux.with("proc/loadavg", "99 99 99 1/1 1");
    Diagnosis diagnosis = examined(folder);
    assertEquals(Level.WARN, named("load", diagnosis).level());
    assertEquals(ExitCode.OK, diagnosis.code(), diagnosis.toString());
  }

  @Test
  void aResultsFolderThatCannotBeWrittenIsAFailureOfTheEnvironment() throws IOException {
    Diagnosis diagnosis = examined(Files.createFile(folder.resolve("file")));
    assertEquals(Level.FAIL, named("results folder", diagnosis).level());
    assertEquals(ExitCode.ENVIRONMENT, diagnosis.code());
  }

  @Test
  void onAnotherSystemNothingFails() {
    linux = new FakeLinux(folder.resolve("nothing"));
    Diagnosis diagnosis = examined(folder);
    assertEquals(ExitCode.OK, diagnosis.code(), diagnosis.toString());
    assertEquals("cannot be seen here", named("load", diagnosis).found());
  }

  private static Finding named(String check, Diagnosis diagnosis) {
    return findings(diagnosis).filter(finding -> finding.check().equals(check)).findFirst().orElseThrow();
  }

  private static Stream<Finding> findings(Diagnosis diagnosis) {
    return Stream.concat(diagnosis.environment().stream(), diagnosis.data().stream());
  }

  private Diagnosis examined(Path results) {
    var data = new DataFolders(Optional.of(folder), Map.of(), folder);
    return new Examination(linux.files(), Map.of(), results, data, 1 << 30).diagnosis();
  }
}
