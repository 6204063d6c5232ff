package lanewise.kernels;

import java.util.List;

/// The kernel sets by name.
public final class KernelSets {

  /// The names that [#named] knows.
  public static final List<String> NAMES = List.of("scalar", "vector");

  private static final String MODULE = "jdk.incubator.vector";

  private KernelSets() {}

  /// @throws IllegalStateException if `vector` is asked for and this JVM was started without the Vector API's module;
  ///     the message names the launch flag
  /// @throws IllegalArgumentException if there is no set of that name
  public static KernelSet named(String name) {
    return switch (name) {
      case "scalar" -> ScalarKernels.set();
      case "vector" -> {
        requireModule();
        yield VectorKernels.set();
      }
      default -> throw new IllegalArgumentException("no kernel set '" + name + "': there are " + NAMES);
    };
  }

  private static void requireModule() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      throw new IllegalStateException("the vector kernels need the module " + MODULE
          + ": start Java with --add-modules=" + MODULE + ", or use ./lanewise, which does");
    }
  }
}
