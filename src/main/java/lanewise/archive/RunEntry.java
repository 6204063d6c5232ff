package lanewise.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lanewise.results.RunManifest;

/// A run in a list, as JSON.
///
/// @param status how it ended, or `damaged`, `killed` or `running`
/// @param started UTC, ISO 8601
/// @param trials planned
/// @param findings what is wrong with the folder
record RunEntry(
    String experiment,
    String runId,
    String folder,
    String status,
    Optional<String> started,
    int finishedTrials,
    Optional<Integer> trials,
    Optional<String> commit,
    long bytes,
    List<String> findings) {

  static RunEntry of(ArchivedRun run) {
    return new RunEntry(
        run.experiment(),
        run.id(),
        run.folder().toString(),
        run.status(),
        run.started().map(Instant::toString),
        run.finishedTrials(),
        run.manifest().map(RunManifest::trials),
        run.commit(),
        run.bytes(),
        run.findings());
  }
}
