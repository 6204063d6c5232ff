package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.Effort;
import lanewise.checkpoint.ModelHeader;
import lanewise.checkpoint.NamedTensor;
import lanewise.checkpoint.TensorFile;
import lanewise.results.StoredTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run that was ended at any moments, by kill -9 or SIGTERM, and taken up each time ends with the same weights and
/// the same rows as one that nobody disturbed, times aside.
@Timeout(3600)
class KilledAndResumedTest {

  private static final int MOST_KILLS_OF_A_RUN = 4;
  private static final String EXPERIMENT = """
      experiment: killed
      dataset: {name: synthetic-digits, train: 480, validation: 100, test: 100}
      network:
        input: [1, 28, 28]
        layers:
          - convolution: {maps: 4, kernel: [3, 3], padding: same, activation: relu}
          - pooling: {kind: max, window: [2, 2]}
          - flatten
          - dense: {nodes: 20, activation: tanh, scheduler: {momentum: {eta: 0.01}}}
          - output: {nodes: 10, activation: softmax}
      training:
        cost: cross-entropy
        scheduler: {adam: {eta: 0.002}}
        epochs: 4
        batch: 32
        decay: 0.9
        lambda: 1.0e-4
      arms:
        kernels: [vector, scalar]
      """;

  @TempDir Path folder;

  /// What must not depend on the kills.
  private record Result(List<Map<String, String>> runs, List<Map<String, String>> epochs, List<NamedTensor> model,
      List<NamedTensor> best) {

    static Result of(Path results, Path model, Path best) throws IOException {
      try (Stream<Path> runs = Files.list(results.resolve("killed"))) {
        Path run = runs.findFirst().orElseThrow();
        assertTrue(!Files.exists(run.resolve("checkpoints")), "checkpoints of a run that is done are left");
        return new Result(rows(run.resolve("runs.csv")), rows(run.resolve("epochs.csv")), tensors(model),
            tensors(best));
      }
    }

    private static List<Map<String, String>> rows(Path table) {
      return StoredTable.read(table).stream()
          .map(row -> row.cells().entrySet().stream().filter(cell -> !isTime(cell.getKey()))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
          .toList();
    }

    private static boolean isTime(String column) {
      return column.equals("run_id") || column.endsWith("_seconds") || column.endsWith("_per_second")
          || column.endsWith("gflops") || column.startsWith("percent_of");
    }

    private static List<NamedTensor> tensors(Path file) {
      return TensorFile.read(file, ModelHeader.class).tensors();
    }

    void assertSame(Result other, String when) {
      assertEquals(runs, other.runs, when);
      assertEquals(epochs, other.epochs, when);
      assertSame(model, other.model, when);
      assertSame(best, other.best, when);
    }

    private static void assertSame(List<NamedTensor> expected, List<NamedTensor> found, String when) {
      assertEquals(expected.size(), found.size(), when);
      for (int i = 0; i < expected.size(); i++) {
        assertEquals(expected.get(i).name(), found.get(i).name(), when);
        assertTrue(Arrays.equals(expected.get(i).data(), found.get(i).data()),
            expected.get(i).name() + " differs, " + when);
      }
    }
  }

  @Test
  void comesToTheSameBitsAndRowsAsAnUndisturbedOne() throws Exception {
    long start = System.nanoTime();
    Path file = Files.writeString(folder.resolve("killed.yaml"), EXPERIMENT);
    long seed = new Random().nextLong();
    var random = new Random(seed);
    Process undisturbed = run(folder.resolve("undisturbed"), file.toString());
    assertEquals(0, undisturbed.waitFor(), "undisturbed");
    double seconds = (System.nanoTime() - start) / 1e9;
    Result expected = result(folder.resolve("undisturbed"));
    int kills = Effort.of(3, 50);
    for (int killed = 0, run = 1; killed < kills; run++) {
      Path results = folder.resolve("run" + run);
      var story = new ArrayList<String>();
      for (int i = 0; i < MOST_KILLS_OF_A_RUN && killed < kills; i++) {
        double after = seconds * random.nextDouble();
        Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
        Process process = run(results, i == 0 ? new String[] {file.toString()} : new String[] {"--resume", "last"});
        if (!process.waitFor((long) (after * 1000), TimeUnit.MILLISECONDS)) {
          victim.kill(process);
          story.add(String.format("%s after %.2f s", victim, after));
          killed++;
        }
        process.waitFor();
        if (!Files.exists(results.resolve("killed"))) {
          break; // before there was anything to resume
        }
      }
      String[] rest = Files.exists(results.resolve("killed")) && !list(results).isEmpty()
          ? new String[] {"--resume", "last"} : new String[] {file.toString()};
      String when = "seed " + seed + ", killed " + story;
      Process last = run(results, rest);
      assertEquals(0, last.waitFor(), when + "\n" + Files.readString(log(results)));
      expected.assertSame(result(results), when);
    }
    Effort.report("KilledAndResumedTest", kills + " kills at random moments, each resumed to the same rows and bits", start);
  }

  private static List<Path> list(Path results) throws IOException {
    try (Stream<Path> runs = Files.list(results.resolve("killed"))) {
      return runs.filter(run -> Files.exists(run.resolve("run.json"))).toList();
    }
  }

  private static Result result(Path results) throws IOException {
    return Result.of(results, results.resolve("model"), results.resolve("best"));
  }

  /// Who dies.
  private enum Victim {
    /// Not at once: SIGTERM lets it finish its step.
    TERMINATED {
      @Override
      void kill(Process process) {
        process.destroy();
      }
    },
    LAUNCHER {
      @Override
      void kill(Process process) {
        process.destroyForcibly();
      }
    },
    TRIAL {
      @Override
      void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
      }
    },
    BOTH {
      @Override
      void kill(Process process) {
        List<ProcessHandle> trials = process.descendants().toList();
        process.destroyForcibly();
        trials.forEach(ProcessHandle::destroyForcibly);
      }
    };

    abstract void kill(Process process);
  }

  private static Process run(Path results, String... what) throws IOException {
    Files.createDirectories(results);
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "--add-modules=jdk.incubator.vector", "-cp", System.getProperty("java.class.path"), "lanewise.run.Main", "run",
        "--results", results.toString(), "--checkpoint-seconds", "0", "--save-model", results + "/model",
        "--save-best", results + "/best"));
    command.addAll(List.of(what));
    return new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log(results).toFile()))
        .start();
  }

  private static Path log(Path results) {
    return results.resolveSibling(results.getFileName() + ".log");
  }
}
