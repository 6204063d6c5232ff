package lanewise.results;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lanewise.results.TableSchemas.BenchmarkRow;
import lanewise.storage.StorageException;

/// `bench.json` and `bench.csv` of one run. They are rewritten, whole, after each benchmark, so that the folder is
/// complete at any time.
public final class BenchmarkResults {

  private static final String JSON_FILE = "bench.json";

  private final RunFolder folder;
  private final Environment environment;
  private final List<JsonElement> elements = new ArrayList<>();
  private final List<BenchmarkRecord> records = new ArrayList<>();

  /// @param environment of the process that runs the benchmarks
  public BenchmarkResults(RunFolder folder, Environment environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /// Adds one benchmark and rewrites both files.
  ///
  /// @param line JMH's JSON array of the benchmark's parameter combinations, or an object with the members `benchmark`
  ///     and `failure`
  /// @return whether it was that; anything else is left alone
  /// @throws StorageException if a file cannot be written
  public boolean add(String line) {
    List<JsonElement> added;
    try {
      JsonElement json = JsonParser.parseString(line);
      added = json.isJsonArray() ? json.getAsJsonArray().asList() : json.isJsonObject() ? List.of(json) : List.of();
      added.forEach(element -> records.add(BenchmarkRecord.of(Json.read(element.toString(), JmhResult.class))));
    } catch (JsonParseException _) {
      return false;
    }
    if (added.isEmpty()) {
      return false;
    }
    elements.addAll(added);
    folder.write(JSON_FILE, Json.pretty(elements));
    folder.write(TableSchemas.BENCHMARKS.fileName(), CsvTables.csv(TableSchemas.BENCHMARKS,
        records.stream().map(record -> new BenchmarkRow(folder.id(), record, environment)).toList()));
    return true;
  }

  /// The rows so far.
  public List<BenchmarkRecord> records() {
    return Collections.unmodifiableList(records);
  }

  /// The files of a run that has rows.
  public static List<String> fileNames() {
    return List.of(TableSchemas.BENCHMARKS.fileName(), JSON_FILE);
  }
}
