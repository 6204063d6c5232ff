package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lanewise.console.Session;
import lanewise.console.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands whose stdout takes nothing, as on a full disk or after the reader of a pipe left.
class LostOutputTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aCommandWhoseOutputIsLostFails() throws IOException {
    assertEquals(7, execute("summary", CommandLineRun.tiny(folder).toString()));
    assertEquals(1, told().lines().count(), told());
    assertTrue(told().startsWith("cannot write to standard output"), told());
  }

  @Test
  void soDoesTheHelp() {
    assertEquals(7, execute("run", "--help"));
  }

  @Test
  void aTrialWhoseRecordIsLostFails() throws IOException {
    assertEquals(7, execute("trial", CommandLineRun.tiny(folder).toString(), "--kernels", "scalar", "--threads", "1"));
  }

  @Test
  void anotherFailureKeepsItsOwnCode() {
    assertEquals(4, execute("data", "verify", "mnist", "--data", folder.toString()));
    assertTrue(told().contains("cannot write to standard output"), told());
  }

  private int execute(String... arguments) {
    var full = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("No space left on device");
      }
    };
    return Main.execute(new Session(List.of(arguments), new PrintStream(full, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), new StopSignal()));
  }

  private String told() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
