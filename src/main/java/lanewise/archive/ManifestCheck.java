package lanewise.archive;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.config.yaml.Tree;
import lanewise.results.DamagedRunException;
import lanewise.results.RunFolder;
import lanewise.results.RunManifest;
import lanewise.results.Status;

/// Reads `run.json` and looks for what no run writes there.
///
/// @param manifest empty if there is none, or a value is missing in it
/// @param findings what is wrong, each with the name of the file
record ManifestCheck(Optional<RunManifest> manifest, List<String> findings) {

  /// The status of a run that has not ended.
  static final String RUNNING = "running";

  static ManifestCheck of(Path folder) {
    try {
      RunManifest manifest = RunManifest.read(folder);
      return new ManifestCheck(Optional.of(manifest), impossible(manifest, folder));
    } catch (DamagedRunException e) {
      return new ManifestCheck(Optional.empty(), List.of(Inspection.finding(e, folder)));
    }
  }

  private static List<String> impossible(RunManifest manifest, Path folder) {
    var findings = new ArrayList<String>();
    String id = Objects.toString(folder.toAbsolutePath().normalize().getFileName());
    if (RunFolder.isId(id) && !manifest.runId().equals(id)) { // under a name of its own it is a copy of any run
      findings.add(RunManifest.FILE + " is of another run: " + Tree.quote(manifest.runId()));
    }
    boolean running = manifest.status().equals(RUNNING);
    if (!running && Stream.of(Status.values()).noneMatch(status -> status.label().equals(manifest.status()))) {
      findings.add(RunManifest.FILE + " has an unknown status: " + Tree.quote(manifest.status()));
    }
    if (manifest.completedTrials() < 0 || manifest.completedTrials() > manifest.trials()) {
      findings.add(RunManifest.FILE + " counts " + manifest.completedTrials() + " completed trials of "
          + manifest.trials());
    }
    if (!isTime(manifest.started())) {
      findings.add(RunManifest.FILE + " has a start that is no time: " + Tree.quote(manifest.started()));
    }
    if (!isTime(manifest.finished()) && !(running && manifest.finished().isEmpty())) {
      findings.add(RunManifest.FILE + " has an end that is no time: " + Tree.quote(manifest.finished()));
    }
    return findings;
  }

  private static boolean isTime(String text) {
    return time(text).isPresent();
  }

  /// A time in a manifest; empty if it is none.
  static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
