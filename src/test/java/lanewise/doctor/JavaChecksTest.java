package lanewise.doctor;

import static lanewise.doctor.FindingAssert.assertOk;
import static lanewise.doctor.FindingAssert.assertTold;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.doctor.Finding.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaChecksTest {

  private static final String HOTSPOT = "OpenJDK 64-Bit Server VM";

  @TempDir Path root;

  @Test
  void java25OfHotSpotIsRight() {
    assertOk("25.0.3 of Somebody, " + HOTSPOT, JavaChecks.version(25, HOTSPOT, "25.0.3 of Somebody"));
  }

  @Test
  void anotherReleaseIsWarnedOf() {
    assertTold(Level.WARN, "26 of Somebody", "set JAVA_HOME to a JDK 25",
        JavaChecks.version(26, HOTSPOT, "26 of Somebody"));
  }

  @Test
  void anotherVmIsWarnedOf() {
    assertTold(Level.WARN, "OpenJ9", "adoptium.net", JavaChecks.version(25, "Eclipse OpenJ9 VM", "25"));
  }

  @Test
  void aMissingModuleFailsWithWhatToType() {
    assertOk("is there", JavaChecks.module(true));
    assertTold(Level.FAIL, "without jdk.incubator.vector", "--add-modules=jdk.incubator.vector",
        JavaChecks.module(false));
  }

  @ParameterizedTest
  @CsvSource({"fpu sse2, 128", "sse2 avx fma, 128", "sse2 avx avx2 fma, 256", "sse2 avx2 avx512f, 256",
    "sse2 avx2 avx512f avx512dq avx512cd avx512bw avx512vl, 512", "fp asimd, 128"})
  void theProcessorTellsItsWidth(String features, int bits) {
    assertEquals(OptionalInt.of(bits), cpu(features).vectorBits());
  }

  @Test
  void armTellsTheLengthOfItsScalableVectors() {
    new FakeLinux(root).with("proc/cpuinfo", "Features\t: fp asimd sve").with(
        "proc/sys/abi/sve_default_vector_length", "32");
    assertEquals(OptionalInt.of(256), Cpu.of(new LinuxFiles(root)).vectorBits());
    assertEquals(Optional.of(true), Cpu.of(new LinuxFiles(root)).fma());
  }

  @Test
  void theFullWidthIsRight() {
    assertOk("512 bits, 16 floats, all", new JavaChecks(cpu(FakeLinux.AVX_512), List.of()).width(512, 16));
  }

  @Test
  void aFlagThatHalvesTheWidthIsNamed() {
    var checks = new JavaChecks(cpu(FakeLinux.AVX_512), List.of(new JvmFlag("UseAVX", "2", true)));
    assertTold(Level.WARN, "256 bits, 8 floats; the processor has 512 bits", "leave out -XX:UseAVX=2",
        checks.width(256, 8));
  }

  @Test
  void aWidthThatTheJvmChoseItselfIsToldWithTheWayToAll() {
    assertTold(Level.WARN, "the processor has 512 bits", "arms: {vector_bits: [512]}",
        new JavaChecks(cpu(FakeLinux.AVX_512), List.of()).width(256, 8));
  }

  @Test
  void whereTheProcessorIsHiddenTheWidthStands() {
    assertOk("256 bits, 8 floats; what the processor has cannot be seen here",
        new JavaChecks(Cpu.of(new LinuxFiles(root)), List.of()).width(256, 8));
  }

  @Test
  void fmaIsRight() {
    assertOk("fused multiply-add", new JavaChecks(cpu(FakeLinux.AVX_512), List.of()).fma(true));
  }

  @Test
  void fmaThatAFlagTakesAwayFailsWithTheFlag() {
    var checks = new JavaChecks(cpu(FakeLinux.AVX_512), List.of(new JvmFlag("UseFMA", "false", true)));
    assertTold(Level.FAIL, "which the processor has", "leave out -XX:-UseFMA", checks.fma(false));
  }

  @Test
  void aProcessorWithoutFmaFails() {
    assertTold(Level.FAIL, "the processor has none", "FMA3", new JavaChecks(cpu("sse2 avx"), List.of()).fma(false));
  }

  @Test
  void flagsOfTheEnvironmentAreWarnedOf() {
    assertOk("none", JavaChecks.options(Map.of("PATH", "/bin", "JAVA_TOOL_OPTIONS", " ")));
    assertTold(Level.WARN, "JAVA_TOOL_OPTIONS=-XX:UseAVX=1", "unset JAVA_TOOL_OPTIONS",
        JavaChecks.options(Map.of("JAVA_TOOL_OPTIONS", "-XX:UseAVX=1")));
  }

  @Test
  void aFlagOfThisJvmIsWrittenAsOnACommandLine() {
    JvmFlag flag = JvmFlag.of("UseCompressedOops").orElseThrow();
    assertEquals("-XX:" + (flag.value().equals("true") ? "+" : "-") + "UseCompressedOops", flag.text());
    assertEquals("-XX:UseAVX=2", new JvmFlag("UseAVX", "2", true).text());
    assertTrue(JvmFlag.of("NoSuchFlag").isEmpty());
  }

  private Cpu cpu(String features) {
    String heading = features.contains("asimd") ? "Features" : "flags";
    return Cpu.of(new FakeLinux(root).with("proc/cpuinfo", heading + "\t\t: " + features).files());
  }
}
