package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import lanewise.config.Experiments;
import lanewise.config.TrainingExperiment;
import lanewise.config.TrialPlan;
import lanewise.results.Environment;
import lanewise.results.RunContext;
import lanewise.results.RunFolder;
import lanewise.results.RunOrigin;
import lanewise.results.RunResults;
import lanewise.results.Status;
import lanewise.run.RunBook.TrialEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trials whose process ended without a word.
class TrainingBookTest {

  private static final String HASH = "0123456789abcdef".repeat(4);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {129, 130, 143})
  void oneThatWasAskedToEndBeforeItHadAnythingToTellIsInterrupted(int status) {
    TrialEnd end = keep(status);
    assertEquals(Status.INTERRUPTED, end.status());
    assertEquals("ended on request before it had anything to tell", end.reason());
  }

  @Test
  void oneThatWasKilledHasFailed() {
    TrialEnd end = keep(137);
    assertEquals(Status.FAILED, end.status());
    assertTrue(end.reason().contains("was killed (status 137)"), end.reason());
  }

  private TrialEnd keep(int exitStatus) {
    var experiment = (TrainingExperiment) Experiments.parse("tiny.yaml", CommandLineRun.TINY, List.of());
    TrialPlan plan = experiment.trials().getFirst();
    RunFolder run = RunFolder.create(folder, "tiny", Instant.EPOCH, HASH);
    var context = new RunContext("tiny", run.id(), HASH, new Environment("jvm", "", "os", "a CPU", 2, 1, "abc"));
    var book = new TrainingBook(experiment, run.path(),
        new RunResults(run, context, experiment.trials().size(), RunOrigin.of(Instant.EPOCH, List.of())));
    return book.keep(plan, new RunBook.Launch("-Xbatch", 1), new TrialProcess.Outcome<>(exitStatus, List.of(), ""));
  }
}
