package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.config.Algorithm;
import lanewise.config.Arm;
import lanewise.config.JvmFlags;
import lanewise.config.Kernels;
import lanewise.config.TrialPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialLaunchTest {

  @ParameterizedTest
  @CsvSource({"128, -XX:UseAVX=1", "256, -XX:UseAVX=2", "512, -XX:UseAVX=3"})
  void aWidthBecomesAnAvxLevelOnX86(int bits, String flag) {
    assertTrue(TrialLaunch.flags(arm(OptionalInt.of(bits), ""), "amd64").contains(flag));
  }

  @Test
  void elsewhereAWidthSetsNoFlag() {
    var flags = TrialLaunch.flags(arm(OptionalInt.of(128), ""), "aarch64");
    assertFalse(flags.stream().anyMatch(flag -> flag.startsWith("-XX:UseAVX")), flags.toString());
  }

  @Test
  void theArmsOwnFlagsComeLastSoThatTheyWin() {
    var flags = TrialLaunch.flags(arm(OptionalInt.empty(), "  -Xmx4g   -XX:-UseSuperWord "), "amd64");
    assertEquals(List.of("-Xmx4g", "-XX:-UseSuperWord"), flags.subList(flags.size() - 2, flags.size()));
    assertEquals("--add-modules=jdk.incubator.vector", flags.getFirst());
    assertTrue(flags.contains("-Xmx1g"));
  }

  @Test
  void theCommandCarriesThePlan() {
    var plan = new TrialPlan(7, arm(OptionalInt.of(256), ""), 3);
    var command = TrialLaunch.command(List.of("-Xmx1g"), Path.of("a folder", "config.yaml"), plan,
        new TrialLaunch.Options(Optional.of(Path.of("/data")), true, Keeping.NOTHING, true, false));

    assertTrue(Path.of(command.getFirst()).startsWith(System.getProperty("java.home")));
    assertEquals("-Xmx1g", command.get(1));
    int main = command.indexOf("lanewise.run.Main");
    assertEquals(List.of("trial", "a folder/config.yaml", "--kernels", "vector", "--algorithm", "im2col",
        "--threads", "2", "--repeat", "3", "--number", "7", "--supervised", "--vector-bits", "256", "--data", "/data",
        "--profile", "--quiet"),
        command.subList(main + 1, command.size()));
  }

  private static Arm arm(OptionalInt bits, String flags) {
    return new Arm(Kernels.VECTOR, Algorithm.IM2COL, 2, bits, new JvmFlags("", flags), List.of());
  }
}
