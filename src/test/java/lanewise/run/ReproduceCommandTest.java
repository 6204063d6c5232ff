package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.results.RunFolder;
import lanewise.storage.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {

  @TempDir static Path shared;
  @TempDir Path folder;
  private Path results;

  @BeforeAll
  static void run() throws IOException {
    CommandLineRun run = CommandLineRun.of("run", CommandLineRun.tiny(shared), "--results", shared.resolve("results"),
        "--quiet", "--set", "training.epochs=1");
    assertEquals(0, run.status(), run.err());
  }

  /// A copy of the run's folder, for each test to damage.
  @BeforeEach
  void copy() throws IOException {
    results = folder.resolve("results");
    try (var paths = Files.walk(shared.resolve("results"))) {
      for (Path path : paths.toList()) {
        Files.copy(path, folder.resolve(shared.relativize(path).toString()));
      }
    }
  }

  private CommandLineRun reproduce(Object... more) {
    var arguments = new ArrayList<Object>(List.of("reproduce", "last", "--results", results, "--quiet"));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray());
  }

  private Path trial(int number) throws IOException {
    try (var runs = Files.list(results.resolve("tiny"))) {
      return runs.findFirst().orElseThrow().resolve("trials/000" + number + ".jsonl");
    }
  }

  @Test
  void theFirstTrialOfEachArmHasTheSameResultAgain() {
    CommandLineRun again = reproduce();
    assertEquals(0, again.status(), again.err());
    assertEquals("trial 1, scalar, 1 thread: same\ntrial 2, vector, 1 thread: same\n", again.out());
  }

  @Test
  void whatDiffersIsToldWithBothValuesAndTheCommand() throws IOException {
    Path stored = trial(2);
    List<String> lines = Files.readAllLines(stored);
    String told = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
    String other = told.replaceFirst("\"weightsSha256\":\"\\w+\"", "\"weightsSha256\":\"abc\"")
        .replaceFirst("\"accuracy\":[0-9.]+", "\"accuracy\":0.765625");
    String seal = Sha256.of(other.getBytes(StandardCharsets.UTF_8));
    Files.writeString(stored, other + "{\"sha256\":\"" + seal + "\"}\n");
    CommandLineRun again = reproduce("--trial", 2);
    assertEquals(1, again.status());
    assertTrue(again.out().startsWith("trial 2, vector, 1 thread: DIFFERS\n  weights was abc, now "), again.out());
    assertTrue(again.out().contains("  test accuracy was 0.765625, now "), again.out());
    assertTrue(again.err().contains("the command was: ") && again.err().contains("--kernels vector"), again.err());
  }

  @Test
  void trialsThatAreNotThereAreRefused() throws IOException {
    CommandLineRun beyond = reproduce("--trial", 3);
    assertEquals(2, beyond.status());
    assertTrue(beyond.err().contains("--trial must be from 1 to 2, found 3"), beyond.err());
    Files.delete(trial(2));
    CommandLineRun missing = reproduce("--trial", 2);
    assertEquals(2, missing.status());
    assertTrue(missing.err().contains("trial 2 has not run"), missing.err());
  }

  @Test
  void aDamagedTrialIsNamed() throws IOException {
    Files.writeString(trial(1), "{");
    CommandLineRun again = reproduce();
    assertEquals(4, again.status());
    assertTrue(again.err().contains("0001.jsonl is not what the trial told"), again.err());
  }
}
