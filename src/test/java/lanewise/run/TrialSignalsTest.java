package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.results.Json;
import lanewise.results.Status;
import lanewise.results.TrialRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A trial that would train for days, ended from outside once it has trained an epoch.
@Timeout(120)
class TrialSignalsTest {

  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void sigtermEndsItWith143AndKeepsTheWholeEpochs() throws Exception {
    Process trial = start();
    trial.toHandle().destroy(); // Process.destroy would close the streams, too.
    assertInterrupted(trial, 143);
  }

  @Test
  void aByteFromItsSupervisorEndsItWith130() throws Exception {
    Process trial = start("--supervised");
    trial.getOutputStream().write('\n');
    trial.getOutputStream().flush();
    assertInterrupted(trial, 130);
  }

  /// Starts the trial and waits for its first epoch.
  private Process start(String... options) throws IOException {
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules=jdk.incubator.vector",
        "-cp", System.getProperty("java.class.path"), "lanewise.run.Main", "trial",
        CommandLineRun.tiny(folder).toString(), "--kernels", "scalar", "--threads", "1",
        "--set", "training.epochs=100000000"));
    command.addAll(List.of(options));
    Process trial = new ProcessBuilder(command).start();
    BufferedReader err = trial.errorReader(StandardCharsets.UTF_8);
    for (String line = ""; !line.contains("epoch 1/"); ) {
      line = err.readLine();
      assertTrue(line != null, "the trial ended by itself");
    }
    Thread.ofVirtual().start(() -> err.lines().forEach(_ -> { }));
    return trial;
  }

  private static void assertInterrupted(Process trial, int status) throws Exception {
    var told = Json.read(new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8), TrialRecord.class);
    assertEquals(status, trial.waitFor());
    assertEquals(Status.INTERRUPTED, told.status());
    assertTrue(told.wholeEpochs() >= 1, told.toString());
  }
}
