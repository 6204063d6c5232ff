package lanewise.config;

import static lanewise.config.ExperimentText.SMALLEST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrialsTest {

  private static List<TrialPlan> trials(String arms) {
    return SMALLEST.withArms(arms).read().trials();
  }

  private static Arm arm(Kernels kernels, int threads) {
    return new Arm(kernels, Algorithm.BEST, threads, OptionalInt.empty(), JvmFlags.NONE, List.of());
  }

  @Test
  void oneVectorTrialOnOneThreadIsTheDefault() {
    assertEquals(List.of(new TrialPlan(1, arm(Kernels.VECTOR, 1), 1)), trials("{}"));
  }

  @Test
  void repeatsAreOutermostAndTurnRoundSoThatArmsAreInterleaved() {
    assertEquals(List.of(
        new TrialPlan(1, arm(Kernels.SCALAR, 1), 1),
        new TrialPlan(2, arm(Kernels.SCALAR, 2), 1),
        new TrialPlan(3, arm(Kernels.VECTOR, 1), 1),
        new TrialPlan(4, arm(Kernels.VECTOR, 2), 1),
        new TrialPlan(5, arm(Kernels.VECTOR, 2), 2),
        new TrialPlan(6, arm(Kernels.VECTOR, 1), 2),
        new TrialPlan(7, arm(Kernels.SCALAR, 2), 2),
        new TrialPlan(8, arm(Kernels.SCALAR, 1), 2)),
        trials("{kernels: [scalar, vector], threads: [1, 2], repeats: 2}"));
  }

  @Test
  void widthsMultiplyOnlyVectorArms() {
    assertEquals(List.of(
        new Arm(Kernels.SCALAR, Algorithm.BEST, 1, OptionalInt.empty(), JvmFlags.NONE, List.of()),
        new Arm(Kernels.VECTOR, Algorithm.BEST, 1, OptionalInt.of(128), JvmFlags.NONE, List.of()),
        new Arm(Kernels.VECTOR, Algorithm.BEST, 1, OptionalInt.of(512), JvmFlags.NONE, List.of())),
        trials("{kernels: [scalar, vector], vector_bits: [128, 512]}").stream().map(TrialPlan::arm).toList());
  }

  @Test
  void everyAlgorithmIsAnArmOfEachKernels() {
    assertEquals(List.of("SCALAR DIRECT", "SCALAR WINOGRAD4", "VECTOR DIRECT", "VECTOR WINOGRAD4"),
        trials("{kernels: [scalar, vector], algorithm: [direct, winograd4]}").stream()
            .map(trial -> trial.arm().kernels() + " " + trial.arm().algorithm()).toList());
  }

  @Test
  void everySetOfFlagsIsAnArm() {
    assertEquals(List.of("", "-XX:-UseSuperWord", "-Xmx1g -Xint"),
        trials("{kernels: scalar, jvm_flags: ['', '-XX:-UseSuperWord', '-Xmx1g -Xint']}").stream()
            .map(trial -> trial.arm().jvmFlags()).toList());
  }
}
