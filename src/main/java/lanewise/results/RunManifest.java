package lanewise.results;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// `run.json`: where a run comes from and how it ended. Times are UTC in ISO 8601.
///
/// @param status `running` until the end
/// @param trials how many were planned
/// @param completedTrials how many have a row in `runs.csv`
/// @param finished empty until the end
/// @param dataSha256 of the content of the dataset, empty until a trial has loaded it
/// @param resumed when it was taken up again, each time
/// @param files SHA-256 of each file of the folder, by name, as it was last written by the run
public record RunManifest(
    String experiment,
    String runId,
    String status,
    int trials,
    int completedTrials,
    String started,
    String finished,
    List<String> commandLine,
    String configSha256,
    String dataSha256,
    Environment environment,
    List<String> resumed,
    Map<String, String> files) {

  /// The name of the file.
  public static final String FILE = "run.json";

  /// Folders of the first releases lack the last two.
  public RunManifest {
    commandLine = List.copyOf(commandLine);
    resumed = Optional.ofNullable(resumed).map(List::copyOf).orElseGet(List::of);
    files = Optional.ofNullable(files).map(Map::copyOf).orElseGet(Map::of);
  }

  /// The manifest of a run folder.
  ///
  /// @throws DamagedRunException if it is missing, or not what a run wrote
  public static RunManifest read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      RunManifest manifest = Json.read(Files.readString(file), RunManifest.class);
      if (Stream.of(manifest.experiment, manifest.runId, manifest.status, manifest.started, manifest.finished,
          manifest.configSha256, manifest.dataSha256, manifest.environment).anyMatch(Objects::isNull)) {
        throw new DamagedRunException(file + " lacks some of what a run writes");
      }
      return manifest;
    } catch (NoSuchFileException _) {
      throw new DamagedRunException(file + " is missing");
    } catch (IOException | JsonParseException | NullPointerException e) {
      throw new DamagedRunException(file + " cannot be read: " + e.getMessage());
    }
  }
}
