package lanewise.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.results.DamagedRunException;
import lanewise.results.RunManifest;
import lanewise.results.StoredFile;
import lanewise.results.StoredRow;
import lanewise.results.StoredTable;

/// What a run folder holds for the page.
///
/// @param folder absolute
/// @param manifest empty if `run.json` is missing or damaged
/// @param tables rows by file name; those that are missing or damaged are not in it
/// @param armLabels of `arms.csv`, by name
/// @param damages what could not be read, one sentence each
record StoredRun(
    Path folder, Optional<RunManifest> manifest, Map<String, List<StoredRow>> tables, Map<String, String> armLabels,
    List<String> damages) {

  static final String RUNS = "runs.csv";
  static final String ARMS = "arms.csv";
  static final String EPOCHS = "epochs.csv";
  static final String CONFUSION = "confusion.csv";
  static final String KERNELS = "kernels.csv";
  static final String LAYERS = "layers.csv";
  static final String ROOFLINE = "roofline.csv";

  private static final List<String> TABLES = List.of(ARMS, RUNS, EPOCHS, CONFUSION, KERNELS, LAYERS, ROOFLINE);

  StoredRun {
    tables = Map.copyOf(tables);
    armLabels = Map.copyOf(armLabels);
    damages = List.copyOf(damages);
  }

  static StoredRun read(Path folder) {
    var tables = new LinkedHashMap<String, List<StoredRow>>();
    var damages = new ArrayList<String>();
    for (String name : TABLES) {
      if (Files.exists(folder.resolve(name))) {
        try {
          tables.put(name, StoredTable.read(StoredFile.in(folder, name)));
        } catch (DamagedRunException e) {
          damages.add(e.getMessage());
        }
      }
    }
    Optional<RunManifest> manifest = Optional.empty();
    try {
      manifest = Optional.of(RunManifest.read(folder));
    } catch (DamagedRunException e) {
      damages.add(e.getMessage());
    }
    return new StoredRun(folder.toAbsolutePath().normalize(), manifest, tables,
        ArmLabels.of(tables.getOrDefault(ARMS, List.of()).stream().map(row -> row.text("arm")).toList()), damages);
  }

  /// The name of the folder.
  String id() {
    return String.valueOf(folder.getFileName());
  }

  String experiment() {
    return manifest.flatMap(found -> Optional.ofNullable(found.experiment()))
        .orElseGet(() -> String.valueOf(folder.resolveSibling("").normalize().getFileName()));
  }

  /// The rows of a table; none if it is not there.
  List<StoredRow> table(String name) {
    return tables.getOrDefault(name, List.of());
  }
}
