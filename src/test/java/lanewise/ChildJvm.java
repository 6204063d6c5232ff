package lanewise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// JVMs that a test starts, with its own Java and class path.
public final class ChildJvm {

  private ChildJvm() {}

  /// The command that runs a `main`, made to start fast.
  public static List<String> command(Class<?> main, Object... arguments) {
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"), main.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return command;
  }

  /// Starts a `main`.
  public static Process start(Class<?> main, Object... arguments) throws IOException {
    return new ProcessBuilder(command(main, arguments)).start();
  }
}
