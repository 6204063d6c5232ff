package lanewise.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.config.Experiment;
import lanewise.config.Experiments;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.results.DamagedRunException;
import lanewise.results.Environment;
import lanewise.results.RunFolder;
import lanewise.results.RunManifest;
import lanewise.results.Status;
import lanewise.results.StoredFile;

/// A run folder whose run is to be taken up or done again.
///
/// @param folder absolute
/// @param experiment as its `config.yaml` has it
/// @param manifest as the run left it
record StoredRun(Path folder, Experiment experiment, RunManifest manifest) {

  /// @throws DamagedRunException if the folder's `run.json` or `config.yaml` is not what the run wrote
  static StoredRun read(Path folder) {
    RunManifest manifest = RunManifest.read(folder);
    Path config = StoredFile.in(folder, RunFolder.CONFIG);
    if (!RunFolder.open(folder).has(RunFolder.CONFIG)) {
      throw new DamagedRunException(config + " is missing: without it nobody knows what the run was");
    }
    Experiment experiment = Experiments.read(config, List.of());
    if (!experiment.sha256().equals(manifest.configSha256())) {
      throw new DamagedRunException(config + " was changed since the run: its SHA-256 is " + experiment.sha256()
          + ", and " + RunManifest.FILE + " says " + manifest.configSha256()
          + "; to run the changed one: ./lanewise run " + config);
    }
    return new StoredRun(folder.toAbsolutePath(), experiment, manifest);
  }

  /// Whether its trials are profiled.
  boolean profiled() {
    return manifest.commandLine().contains("--profile");
  }

  /// The value that an option had when the run was begun.
  Optional<String> option(String name) {
    List<String> words = manifest.commandLine();
    return IntStream.range(0, words.size())
        .filter(i -> words.get(i).startsWith(name + "=") || words.get(i).equals(name) && i + 1 < words.size())
        .mapToObj(i -> words.get(i).equals(name) ? words.get(i + 1) : words.get(i).substring(name.length() + 1))
        .findFirst();
  }

  /// Whether the run was taken to its end.
  boolean ended() {
    return manifest.status().equals(Status.OK.label());
  }

  /// @throws Refusal if rows of the run and new ones would not be comparable
  void requireSameEnvironment() {
    List<String> differences = environmentDifferences();
    if (!differences.isEmpty()) {
      throw new Refusal(ExitCode.ENVIRONMENT, "the run was begun elsewhere: " + String.join("; ", differences)
          + ". Its trials and new ones would not be comparable: begin a new run, or say --force");
    }
  }

  /// In what the run's environment differs from this one.
  List<String> environmentDifferences() {
    Environment then = manifest.environment();
    Environment now = TrialLaunch.environment();
    return Stream.of(
            difference("CPU", then.cpu(), now.cpu()),
            difference("cores", String.valueOf(then.cores()), String.valueOf(now.cores())),
            difference("JVM", then.jvm(), now.jvm()),
            difference("flags", then.jvmFlags(), now.jvmFlags()),
            difference("commit", then.commit(), now.commit()))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static String difference(String what, String then, String now) {
    return then.equals(now) ? "" : what + " was " + then + ", now " + now;
  }
}
