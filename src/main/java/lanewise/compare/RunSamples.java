package lanewise.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import lanewise.archive.RunArchive;
import lanewise.results.ArmSamples;
import lanewise.results.DamagedRunException;
import lanewise.results.SampleTable;
import lanewise.results.StoredFile;

/// The samples of one side of a comparison.
///
/// @param source the file that they were read from
/// @param rows at least one
record RunSamples(Path source, List<SampleTable.Row> rows) {

  /// What the user names: a CSV file, or a run.
  ///
  /// @throws lanewise.console.Refusal if there is no such run
  /// @throws DamagedRunException if the file is missing, no such table, or empty
  static RunSamples of(String reference, RunArchive archive) {
    Path file = RunArchive.path(reference).filter(Files::isRegularFile)
        .orElseGet(() -> StoredFile.in(archive.find(reference), SampleTable.FILE));
    List<SampleTable.Row> rows = SampleTable.read(file);
    if (rows.isEmpty()) {
      throw new DamagedRunException(file + " has no samples: no trial of that run measured anything");
    }
    return new RunSamples(file, rows);
  }

  Map<ArmSamples.Key, ArmSamples> byArm() {
    return ArmSamples.of(rows.stream().map(SampleTable.Row::sample).toList());
  }

  /// The weights that the trials of an arm ended with.
  Set<String> weights(String arm) {
    return rows.stream().map(SampleTable.Row::sample)
        .filter(sample -> sample.arm().equals(arm) && !sample.weightsSha256().isEmpty())
        .map(sample -> sample.weightsSha256())
        .collect(Collectors.toSet());
  }

  /// What the rows say about something that all of them should have in common.
  String fact(Function<SampleTable.Row, String> fact) {
    return String.join(" and ", new TreeSet<>(rows.stream().map(fact).toList()));
  }

  /// What makes speeds comparable.
  String machine() {
    return fact(row -> row.cpu() + ", " + row.cores() + (row.cores() == 1 ? " core" : " cores"));
  }
}
