package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  @Test
  void tellsThisProcessAndItsMachine() {
    Environment here = Environment.current();

    assertTrue(here.jvm().contains(System.getProperty("java.vm.version")), here.jvm());
    assertTrue(here.jvmFlags().contains("--add-modules=jdk.incubator.vector"), here.jvmFlags());
    assertTrue(here.os().startsWith(System.getProperty("os.name")), here.os());
    assertEquals(Runtime.getRuntime().availableProcessors(), here.cores());
    assertTrue(here.memoryBytes() > 1 << 20, "memory " + here.memoryBytes());
    assertTrue(here.commit().matches("unknown|[0-9a-f]{40}(-dirty)?"), here.commit());
  }

  @Test
  void theCpuIsTheFirstModelName() {
    assertEquals("AMD EPYC 9B45",
        Environment.cpuModel(Stream.of("processor\t: 0", "model name\t: AMD EPYC 9B45", "model name\t: other")));
  }

  @Test
  void aCpuThatDoesNotTellItsNameIsUnknown() {
    assertEquals("unknown", Environment.cpuModel(Stream.of("processor\t: 0", "CPU part\t: 0xd0c")));
  }
}
