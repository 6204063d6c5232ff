package lanewise.results;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/// The machine, the JVM and the program that made a result.
///
/// @param jvm name, version and vendor
/// @param jvmFlags as given on the command line, separated by blanks
/// @param os name, version and architecture
/// @param cpu model name
/// @param cores that the JVM may use
/// @param memoryBytes of the machine, or of the container
/// @param commit of the sources, with `-dirty` if they were changed, or `unknown` outside a checkout
public record Environment(
    String jvm, String jvmFlags, String os, String cpu, int cores, long memoryBytes, String commit) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /// The facts about this process.
  public static Environment current() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Environment(
        currentJvm(),
        currentJvmFlags(),
        String.join(" ", property("os.name"), property("os.version"), property("os.arch")),
        currentCpu(),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize(),
        currentCommit());
  }

  /// Name, version and vendor of this JVM.
  public static String currentJvm() {
    return String.join(" ", property("java.vm.name"), property("java.vm.version"), property("java.vm.vendor"));
  }

  /// The flags that this JVM was given.
  public static String currentJvmFlags() {
    return String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /// The commit that the classes were built from.
  public static String currentCommit() {
    var git = new Properties();
    try (var file = Environment.class.getResourceAsStream("/lanewise/git.properties")) {
      if (file != null) {
        git.load(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read lanewise/git.properties from the class path", e);
    }
    String commit = git.getProperty("git.commit.id.full", "unknown");
    return Boolean.parseBoolean(git.getProperty("git.dirty")) ? commit + "-dirty" : commit;
  }

  private static String currentCpu() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return cpuModel(lines);
    } catch (IOException | UncheckedIOException _) {
      return "unknown"; // not Linux
    }
  }

  /// The first model name among the lines of `/proc/cpuinfo`, or `unknown`; ARM kernels do not tell it.
  static String cpuModel(Stream<String> lines) {
    return lines.filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
