package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lanewise.Effort;
import lanewise.archive.RunArchive;
import lanewise.console.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Commands that start processes, ended from outside at random moments: before the first of them, between two
/// experiments, in a profile, while tables are written. What they have is sound, and no process is left.
@EnabledOnOs(OS.LINUX)
@Timeout(3600)
class SignalsAtAnyMomentTest {

  private static final double FIRST_MILLIS = 100;
  private static final double LAST_MILLIS = 15_000;

  private static final String KERNELS = """
      experiment: few
      kind: kernels
      operations: [conv-forward, gemm, adam]
      algorithms: [direct]
      shapes:
        conv: [{name: c, channels: 2, height: 6, width: 18, maps: 3, kernel: 3, padding: same, images: 3}]
        gemm: [{name: g, rows: 7, columns: 33, depth: 5}]
        elements: [{name: e, length: 1003}]
      samples: 3
      call_seconds: 0.1
      arms: {kernels: [scalar, vector]}
      """;

  private enum Command {
    RUN("run", "tiny.yaml", "few.yaml"),
    PROFILE("run", "tiny.yaml", "--profile"),
    RESUME("run", "--resume", "last"),
    REPRODUCE("reproduce", "last"),
    BENCH("bench", "--short", "ProbeKernel"),
    PROBE("probe", "--threads", "1");

    private final List<String> arguments;

    Command(String... arguments) {
      this.arguments = List.of(arguments);
    }

    Launched launch(Path experiments, Path results) throws IOException {
      var all = new ArrayList<>(arguments.stream()
          .map(argument -> argument.endsWith(".yaml") ? experiments.resolve(argument).toString() : argument)
          .toList());
      if (this != PROBE) {
        all.addAll(List.of("--results", results.toString()));
      }
      return new Launched(all.toArray());
    }
  }

  private enum Signal {
    SIGTERM("TERM", false, 143),
    CTRL_C("INT", true, 130),
    HANG_UP("HUP", true, 129),
    KILL_9("KILL", false, 137);

    private final String name;
    private final boolean toGroup;
    private final int status;

    Signal(String name, boolean toGroup, int status) {
      this.name = name;
      this.toGroup = toGroup;
      this.status = status;
    }

    void send(Launched command) throws IOException, InterruptedException {
      if (toGroup) {
        command.signalGroup(name);
      } else {
        command.signal(name);
      }
    }
  }

  @TempDir Path folder;
  /// The results of a run that ended, and of the last one that was interrupted.
  private Path done;
  private Path interrupted;

  @BeforeEach
  void writeExperiments() throws IOException {
    CommandLineRun.tiny(folder);
    Files.writeString(folder.resolve("few.yaml"), KERNELS);
    done = folder.resolve("done");
  }

  @Test
  void whatTheyHaveIsSoundAndNoProcessIsLeft() throws Exception {
    long start = System.nanoTime();
    long seed = new Random().nextLong();
    var random = new Random(seed);
    int moments = Effort.of(0, 30);
    var ended = new ArrayList<String>();
    for (int i = 0; ended.size() < moments; i++) {
      Command command = chosen(random);
      Signal signal = Signal.values()[random.nextInt(Signal.values().length)];
      long millis = (long) (FIRST_MILLIS * Math.pow(LAST_MILLIS / FIRST_MILLIS, random.nextDouble()));
      String moment = signal + " at " + millis + " ms of " + command;
      try (var process = command.launch(folder, results(command, i))) {
        process.awaitEnd(millis);
        if (process.isAlive()) {
          ended.add(moment);
        }
        signal.send(process);
        assertEnded(process, signal, results(command, i), moment + ", seed " + seed);
      }
    }
    Effort.report("signals", moments + " moments: " + ended, start);
  }

  /// What needs another run waits for it.
  private Command chosen(Random random) throws Exception {
    Command command = Command.values()[random.nextInt(Command.values().length)];
    if (command == Command.REPRODUCE && !Files.exists(done)) {
      assertEquals(0, CommandLineRun.of("run", folder.resolve("tiny.yaml"), "--results", done).status());
    }
    return command == Command.RESUME && interrupted == null ? Command.RUN : command;
  }

  private Path results(Command command, int number) {
    return switch (command) {
      case RESUME -> interrupted;
      case REPRODUCE -> done;
      default -> folder.resolve("results" + number);
    };
  }

  private void assertEnded(Launched process, Signal signal, Path results, String moment) throws Exception {
    int status = process.status();
    String told = moment + ": " + process.talk();
    // Of a signal to all processes, the child's end may reach the launcher before the signal itself does: 130, then.
    assertTrue(status == 0 || status == signal.status || signal != Signal.KILL_9 && ExitCode.onRequest(status),
        "status " + status + ", " + told);
    process.assertAllGone(2000);
    process.assertNoTrace();
    if (signal == Signal.KILL_9) { // What is kept then is another test's matter.
      interrupted = results.equals(interrupted) ? null : interrupted;
      return;
    }
    CommandLineRun verified = CommandLineRun.of("runs", "verify", "--results", results);
    assertEquals(0, verified.status(), verified.out() + told);
    List<String> ends = statuses(results);
    assertTrue(List.of("ok", "interrupted").containsAll(ends), ends + ", " + told);
    if (ends.contains("interrupted")) {
      assertEquals(signal.status, status, told);
      interrupted = results;
    }
  }

  private static List<String> statuses(Path results) {
    return new RunArchive(results).runs().stream().map(run -> run.manifest().orElseThrow().status()).toList();
  }
}
