package lanewise.doctor;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What the processor says that it can do.
///
/// @param features the words of `flags` (x86) or `Features` (ARM) in `/proc/cpuinfo`; none if they cannot be seen
/// @param sveBytes length of ARM's scalable vectors, 0 if there are none
record Cpu(Set<String> features, int sveBytes) {

  /// What Java needs for vectors of 512 bits.
  private static final Set<String> AVX_512 = Set.of("avx512f", "avx512dq", "avx512cd", "avx512bw", "avx512vl");
  private static final Set<String> X86_OR_ARM_128 = Set.of("sse2", "asimd");

  static Cpu of(LinuxFiles linux) {
    Set<String> features = linux.lines("proc/cpuinfo")
        .filter(line -> line.matches("(flags|Features)\\s*:.*"))
        .findFirst()
        .map(line -> Set.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
        .orElse(Set.of());
    return new Cpu(features, (int) linux.number("proc/sys/abi/sve_default_vector_length").orElse(0));
  }

  /// Bits of the widest vectors that Java could use; empty if that cannot be seen.
  OptionalInt vectorBits() {
    if (features.containsAll(AVX_512)) {
      return OptionalInt.of(512);
    }
    if (features.contains("sve") && sveBytes > 0) {
      return OptionalInt.of(Byte.SIZE * sveBytes);
    }
    if (features.contains("avx2")) {
      return OptionalInt.of(256);
    }
    return X86_OR_ARM_128.stream().anyMatch(features::contains) ? OptionalInt.of(128) : OptionalInt.empty();
  }

  /// Whether it has fused multiply-add; every 64-bit ARM does. Empty if that cannot be seen.
  Optional<Boolean> fma() {
    return features.isEmpty() ? Optional.empty() : Optional.of(features.contains("fma") || features.contains("asimd"));
  }
}
