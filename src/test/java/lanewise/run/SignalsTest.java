package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lanewise.archive.RunArchive;
import lanewise.results.RunManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Commands ended from outside: a run that would train for days, once it has trained an epoch, keeps what it has, says
/// how it ended, and leaves no process.
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

  @Test
  void aDownloadThatHangsEndsAtOnceAndLeavesNothing() throws Exception {
    try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var fetch = new Launched(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort()),
            "data", "fetch", "mnist", "--data", results);
        var _ = proxy.accept()) { // and never answers
      fetch.signal("INT");
      fetch.assertAllGone(5000); // not the 30 s for which a download waits for an answer
      assertEquals(130, fetch.status(), fetch.talk());
      fetch.assertNoTrace();
      try (Stream<Path> left = Files.walk(results)) {
        assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
      }
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
