package lanewise.run;

import java.util.Collection;
import java.util.OptionalInt;
import lanewise.config.Arm;
import lanewise.config.TrialPlan;

/// What the arms of a run are called.
///
/// @param algorithms whether the algorithm distinguishes them and so is part of their names
record ArmNames(boolean algorithms) {

  static ArmNames of(Collection<TrialPlan> plans) {
    return new ArmNames(plans.stream().map(plan -> plan.arm().algorithm()).distinct().count() > 1);
  }

  /// `vector 256 bits, winograd, 2 threads`, with the JVM flags that the arm asks for.
  String of(Arm arm) {
    OptionalInt bits = arm.vectorBits();
    return arm.kernels().label()
        + (bits.isPresent() ? " " + bits.getAsInt() + " bits" : "")
        + (algorithms ? ", " + arm.algorithm().label() : "")
        + ", " + arm.threads() + (arm.threads() == 1 ? " thread" : " threads")
        + (arm.jvmFlags().isEmpty() ? "" : ", " + arm.jvmFlags());
  }
}
