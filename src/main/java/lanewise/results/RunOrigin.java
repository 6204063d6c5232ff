package lanewise.results;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// How a run came about. Times are UTC in ISO 8601.
///
/// @param started when it first was
/// @param commandLine that started it
/// @param resumed when it was taken up again, each time
public record RunOrigin(String started, List<String> commandLine, List<String> resumed) {

  public RunOrigin {
    commandLine = List.copyOf(commandLine);
    resumed = List.copyOf(resumed);
  }

  /// A run that begins.
  public static RunOrigin of(Instant started, List<String> commandLine) {
    return new RunOrigin(started.toString(), commandLine, List.of());
  }

  /// A run that is taken up again.
  public static RunOrigin resumed(RunManifest earlier, Instant now) {
    return new RunOrigin(earlier.started(), earlier.commandLine(),
        Stream.concat(earlier.resumed().stream(), Stream.of(now.toString())).toList());
  }
}
