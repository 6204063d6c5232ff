package lanewise.notebook;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.results.Json;

/// How Jupyter starts the notebook kernel (https://github.com/padreati/rapaio-jupyter-kernel) with Lanewise on its
/// class path.
///
/// @param java the program
/// @param kernel the jar of the kernel
/// @param lanewise the jar of this project
record KernelSpec(Path java, Path kernel, Path lanewise) {

  /// By which the notebooks ask for it.
  static final String NAME = "lanewise";

  /// Maven copies it there, in the version that Lanewise is compiled against.
  private static final Path KERNEL_JAR = Path.of("target", "notebook", "rapaio-jupyter-kernel.jar");
  private static final Path LANEWISE_JAR = Path.of("target", "lanewise.jar");
  private static final String MAIN = "org.rapaio.jupyter.kernel.MainApp";
  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  /// @param project folder
  /// @param jdk folder
  static KernelSpec of(Path project, Path jdk) {
    Path home = project.toAbsolutePath().normalize();
    return new KernelSpec(jdk.resolve("bin").resolve("java"), home.resolve(KERNEL_JAR), home.resolve(LANEWISE_JAR));
  }

  /// What has not been built; empty if all is there.
  Optional<Path> missing() {
    return Stream.of(lanewise, kernel).filter(jar -> !Files.exists(jar)).findFirst();
  }

  /// The `kernel.json` of https://jupyter-client.readthedocs.io/en/stable/kernels.html.
  String json() {
    // Lanewise stands on the kernel's own class path, because only there are services found when it starts. The module
    // is needed twice: by the JVM, and by the compiler of the cells.
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("argv", List.of(java.toString(), MODULE, "--enable-native-access=ALL-UNNAMED",
        "-cp", kernel + File.pathSeparator + lanewise, MAIN, "{connection_file}"));
    spec.put("display_name", "Java 25 (Lanewise)");
    spec.put("language", "java");
    spec.put("interrupt_mode", "message");
    spec.put("env", Map.of("RJK_COMPILER_OPTIONS", MODULE.replace('=', ' '), "RJK_TIMEOUT_MILLIS", "-1"));
    return Json.pretty(spec);
  }
}
