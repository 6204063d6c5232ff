package lanewise.results;

import com.google.gson.JsonParseException;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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

  /// More than any run writes; what is larger is none of ours.
  private static final int MOST_BYTES = 16 << 20;

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
    Path file = StoredFile.in(folder, FILE);
    String json = new String(StoredFile.read(file, in -> in.readNBytes(MOST_BYTES)), StandardCharsets.UTF_8);
    if (json.isBlank()) {
      throw new DamagedRunException(file + " is empty");
    }
    RunManifest manifest;
    try {
      manifest = Json.read(json, RunManifest.class);
    } catch (JsonParseException e) {
      throw new DamagedRunException(file + (e.getCause() instanceof EOFException ? " is cut short"
          : " is not what a run writes: " + e.getMessage().lines().findFirst().orElse("").replaceFirst("^\\S+: ", "")));
    } catch (RuntimeException _) { // Gson's, when the constructor above refuses.
      throw new DamagedRunException(file + " is not what a run writes: a list lacks values");
    }
    List<String> missing = manifest.missing();
    if (!missing.isEmpty()) {
      throw new DamagedRunException(file + " has no " + String.join(", no ", missing));
    }
    return manifest;
  }

  private List<String> missing() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("experiment", experiment);
    values.put("runId", runId);
    values.put("status", status);
    values.put("started", started);
    values.put("finished", finished);
    values.put("configSha256", configSha256);
    values.put("dataSha256", dataSha256);
    values.put("environment", environment);
    values.values().removeIf(Objects::nonNull);
    return List.copyOf(values.keySet());
  }
}
