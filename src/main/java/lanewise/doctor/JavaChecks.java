package lanewise.doctor;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Is it the Java that Lanewise is made for, and does it use what the processor has?
///
/// @param cpu what the processor says
/// @param given the flags that concern vectors and that somebody set
record JavaChecks(Cpu cpu, List<JvmFlag> given) {

  private static final int RELEASE = 25;
  /// Whatever these hold, every JVM takes for its own, those of trials included.
  private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
  private static final List<String> VECTOR_FLAGS = List.of("UseAVX", "UseSSE", "UseSVE", "MaxVectorSize", "UseFMA");

  /// The flags of this JVM.
  static JavaChecks of(Cpu cpu) {
    return new JavaChecks(cpu,
        VECTOR_FLAGS.stream().flatMap(name -> JvmFlag.of(name).stream()).filter(JvmFlag::given).toList());
  }

  /// @param release 25 for every 25.x
  /// @param vm its name
  /// @param text version and vendor, for people
  static Finding version(int release, String vm, String text) {
    String check = "Java";
    String found = text + ", " + vm;
    if (release != RELEASE) {
      return Finding.warn(check, found, "Lanewise is tested with Java " + RELEASE
          + " only, and the Vector API changes with each release: set JAVA_HOME to a JDK " + RELEASE);
    }
    return vm.contains("OpenJDK") || vm.contains("HotSpot") ? Finding.ok(check, found)
        : Finding.warn(check, found, "only HotSpot is known to compile the Vector API to SIMD instructions: "
            + "set JAVA_HOME to a build of OpenJDK " + RELEASE + ", such as https://adoptium.net");
  }

  static Finding module(boolean present) {
    String check = "vector module";
    return present ? Finding.ok(check, "jdk.incubator.vector is there")
        : Finding.fail(check, "this JVM was started without jdk.incubator.vector",
            "start Lanewise with ./lanewise, or with java --add-modules=jdk.incubator.vector -jar target/lanewise.jar");
  }

  /// @param bits of the vectors that this JVM prefers
  Finding width(int bits, int lanes) {
    String check = "vector width";
    String found = bits + " bits, " + lanes + " floats";
    OptionalInt possible = cpu.vectorBits();
    if (possible.isEmpty()) {
      return Finding.ok(check, found + "; what the processor has cannot be seen here");
    }
    if (bits >= possible.getAsInt()) {
      return Finding.ok(check, found + ", all that the processor has");
    }
    return Finding.warn(check, found + "; the processor has " + possible.getAsInt() + " bits", given.isEmpty()
        ? "the JVM chose so for this processor; arms: {vector_bits: [" + possible.getAsInt() + "]} asks for all"
        : "leave out " + flags());
  }

  /// @param used whether this JVM computes fused multiply-adds by the processor's instructions
  Finding fma(boolean used) {
    String check = "FMA";
    if (used) {
      return Finding.ok(check, "Java uses fused multiply-add instructions");
    }
    String found = "Java does not use fused multiply-add instructions";
    if (cpu.fma().orElse(false)) {
      return Finding.fail(check, found + ", which the processor has",
          given.isEmpty() ? "leave out -XX:-UseFMA and -XX:UseAVX=0" : "leave out " + flags());
    }
    return Finding.fail(check, found + (cpu.fma().isPresent() ? "; the processor has none" : ""),
        "take a processor with FMA3 (x86 since 2013) or a 64-bit ARM; a virtual machine has to pass FMA on");
  }

  /// @param environment the variables of this process
  static Finding options(Map<String, String> environment) {
    String check = "Java options";
    List<String> set = VARIABLES.stream().filter(name -> !environment.getOrDefault(name, "").isBlank()).toList();
    return set.isEmpty() ? Finding.ok(check, "none in the environment")
        : Finding.warn(check,
            set.stream().map(name -> name + "=" + environment.get(name)).collect(Collectors.joining(", ")),
            "every trial takes these flags, too: unset " + String.join(" ", set));
  }

  private String flags() {
    return given.stream().map(JvmFlag::text).collect(Collectors.joining(" "));
  }
}
