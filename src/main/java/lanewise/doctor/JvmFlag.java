package lanewise.doctor;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.Set;

/// A flag of this JVM.
///
/// @param given whether somebody set it, rather than the JVM itself
record JvmFlag(String name, String value, boolean given) {

  private static final Set<VMOption.Origin> OF_ITSELF = Set.of(VMOption.Origin.DEFAULT, VMOption.Origin.ERGONOMIC);

  /// Empty if this JVM has no such flag.
  static Optional<JvmFlag> of(String name) {
    try {
      VMOption option = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption(name);
      return Optional.of(new JvmFlag(name, option.getValue(), !OF_ITSELF.contains(option.getOrigin())));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// As it is written on a command line.
  String text() {
    return switch (value) {
      case "true" -> "-XX:+" + name;
      case "false" -> "-XX:-" + name;
      default -> "-XX:" + name + "=" + value;
    };
  }
}
