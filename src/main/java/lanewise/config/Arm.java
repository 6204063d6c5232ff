package lanewise.config;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One way to do what the experiment does.
///
/// @param algorithm of all convolutions
/// @param vectorBits register width to force; empty for the widest of the machine and for scalar kernels
/// @param flags for the trial's JVM, beside those that the kernels bring
/// @param settings keys of the experiment that have another value in this arm
public record Arm(Kernels kernels, Algorithm algorithm, int threads, OptionalInt vectorBits, JvmFlags flags,
    List<ArmSetting> settings) {

  public Arm {
    settings = List.copyOf(settings);
  }

  /// Its identity, the same in every run: `vector 256 bits, winograd, 2 threads, training.batch=64`. What is as usual
  /// (the machine's widest vectors, the best algorithm, no flags) is left out.
  public String name() {
    return Stream.concat(
            Stream.of(
                kernels.label() + (vectorBits.isPresent() ? " " + vectorBits.getAsInt() + " bits" : ""),
                algorithm == Algorithm.BEST ? "" : algorithm.label(),
                threads + (threads == 1 ? " thread" : " threads"),
                flags.label()),
            settings.stream().map(ArmSetting::text))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /// All flags that it asks of the trial's JVM, separated by blanks; its own come last, so that they win.
  public String jvmFlags() {
    return (kernels.jvmFlags() + " " + flags.text()).strip();
  }

  /// The settings as options after `--set`.
  public List<String> overrides() {
    return settings.stream().map(ArmSetting::text).toList();
  }
}
