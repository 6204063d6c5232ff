package lanewise.results;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import lanewise.results.TrialFile.Header;
import lanewise.storage.Sha256;

/// All that a launcher writes for a run of two trials, without the trials.
public final class SmallRun {

  private static final String EXPERIMENT = "quickstart";
  private static final String CONFIG = "experiment: quickstart\n";
  private static final String CONFIG_SHA256 = Sha256.of(CONFIG.getBytes(StandardCharsets.UTF_8));
  private static final String ARM = "scalar, 2 threads";

  private SmallRun() {}

  /// Writes runs, one after the other.
  ///
  /// @param arguments the results folder, and how many
  public static void main(String[] arguments) {
    for (int run = 0; run < Integer.parseInt(arguments[1]); run++) {
      begin(Path.of(arguments[0]), Instant.now());
    }
  }

  public static void begin(Path results, Instant start) {
    work(RunFolder.create(results, EXPERIMENT, start, CONFIG_SHA256));
  }

  /// The folder of the first run of a second.
  static Path folder(Path results, Instant start) {
    return results.resolve(EXPERIMENT).resolve(start.toString().replaceAll("[-:]|\\.\\d+", "") + "-"
        + CONFIG_SHA256.substring(0, 8));
  }

  /// Writes the run, or writes it again, from its beginning.
  public static void work(RunFolder folder) {
    work(folder, () -> { });
  }

  /// @param after each step, in which no file is written twice
  static void work(RunFolder folder, Runnable after) {
    try (var _ = RunLock.take(folder.path()); var log = new RunLog(folder)) {
      folder.write(RunFolder.CONFIG, CONFIG);
      List<TrialRecord> trials = List.of(
          SampleRecords.trial(Status.OK, 0.1, 10, 20, 30), SampleRecords.failedTrial("out of memory"));
      var context = new RunContext(EXPERIMENT, folder.id(), CONFIG_SHA256, SampleRecords.environment("a CPU"));
      var results = new RunResults(folder, context, trials.size(),
          RunOrigin.of(Instant.EPOCH, List.of("run", "quickstart.yaml")));
      after.run();
      for (TrialRecord trial : trials) {
        log.write("trial " + trial.trial());
        new TrialFile<>(new Header(trial.trial(), ARM, trial.status(), "", 1.5, 0, ""), List.of(trial)).write(folder);
        results.add(ARM, trial);
        results.write();
        after.run();
      }
      results.finish(Status.OK, List.of());
      after.run();
    }
  }
}
