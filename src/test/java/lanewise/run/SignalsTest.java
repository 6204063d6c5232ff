package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import lanewise.archive.RunArchive;
import lanewise.results.RunManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A run that would train for days, ended from outside once it has trained an epoch: it keeps what it has, says how it
/// ended, and leaves no process.
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class SignalsTest {

  @TempDir Path results;

  @Test
  void sigtermEndsARunWith143() throws Exception {
    try (var run = training()) {
      run.signal("TERM");
      assertEquals(143, run.status(), run.talk());
      assertInterrupted(run);
    }
  }

  /// Its trial hears the signals, too.
  @Test
  void ctrlCEndsItWith130HoweverOftenItIsPressed() throws Exception {
    try (var run = training()) {
      run.signalGroup("STOP");
      run.signalGroup("CONT"); // Ctrl-Z and fg: nothing happens
      run.signalGroup("INT");
      run.signalGroup("INT");
      assertEquals(130, run.status(), run.talk());
      assertInterrupted(run);
    }
  }

  @Test
  void aClosedTerminalEndsItWith129() throws Exception {
    try (var run = training()) {
      run.signalGroup("HUP");
      assertEquals(129, run.status(), run.talk());
      assertInterrupted(run);
    }
  }

  @Test
  void kill9LeavesNoTrialAfterTwoSeconds() throws Exception {
    try (var run = training()) {
      run.signal("KILL");
      run.assertAllGone(2000);
    }
  }

  private Launched training() throws Exception {
    var run = new Launched("run", CommandLineRun.tiny(results), "--results", results, "--set",
        "training.epochs=100000000");
    run.awaitTalk("epoch 1/");
    return run;
  }

  private void assertInterrupted(Launched run) throws Exception {
    run.assertAllGone(0);
    run.assertNoTrace();
    CommandLineRun verified = CommandLineRun.of("runs", "verify", "--results", results);
    assertEquals(0, verified.status(), verified.out() + run.talk());
    RunManifest manifest = RunManifest.read(new RunArchive(results).find("last"));
    assertEquals("interrupted", manifest.status(), run.talk());
    assertEquals(1, manifest.completedTrials(), run.talk());
  }
}
