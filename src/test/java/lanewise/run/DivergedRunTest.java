package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lanewise.checkpoint.Checkpoints;
import lanewise.checkpoint.ModelHeader;
import lanewise.checkpoint.NamedTensor;
import lanewise.checkpoint.TensorFile;
import lanewise.checkpoint.TrainingProgress;
import lanewise.results.StoredRow;
import lanewise.results.StoredTable;
import lanewise.storage.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run whose learning rate is much too large, from the command line to its page and back with `--resume`. L2's pull
/// makes its weights 10^10 times as large in every step.
class DivergedRunTest {

  private static final int TRIALS = 2;
  private static final Pattern REASON = Pattern.compile("the .* of layer [1-4] \\(.*\\) had \\d+ values? that (is|are) "
      + "not finite \\(.*, counting from 0\\) in epoch (\\d), step (\\d) of 3: the learning rate 10000.0 may be too "
      + "large; try a tenth of it");

  @TempDir Path folder;

  @Test
  void tellsWhereItDivergedAndKeepsTheLastGoodState() throws IOException {
    Path results = folder.resolve("results");
    CommandLineRun run = CommandLineRun.of("run", CommandLineRun.tiny(folder), "--results", results,
        "--set", "training.scheduler={constant: {eta: 1e4}}", "--set", "training.lambda=1e6");
    assertEquals(5, run.status(), run.err());
    Path stored = onlyFolder(results.resolve("tiny"));
    List<StoredRow> rows = StoredTable.read(stored.resolve("runs.csv"));
    assertEquals(TRIALS, rows.size());
    String reason = rows.getFirst().text("reason");
    Matcher place = REASON.matcher(reason);
    assertTrue(place.matches(), reason);
    for (StoredRow row : rows) {
      assertEquals("diverged", row.text("status"));
      assertEquals(reason, row.text("reason"), "the kernels have the same bits, so they diverge in the same place");
    }
    assertDivergedLast(StoredTable.read(stored.resolve("epochs.csv")), place.group(2));
    assertTrue(run.err().contains("tiny, trial 1 of 2: scalar, 1 thread: diverged: " + reason), run.err());
    assertTrue(run.out().contains("diverged: scalar, 1 thread: " + reason), run.out());
    assertTrue(Files.readString(stored.resolve("report.html")).contains(reason), "the page tells the reason");
    assertLastGoodStateIsKept(stored, Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3)));
    assertEquals(0, CommandLineRun.of("runs", "verify", "--results", results).status());

    Map<Path, String> before = hashes(stored);
    CommandLineRun resumed = CommandLineRun.of("run", "--resume", stored, "--results", results);
    assertEquals(5, resumed.status(), resumed.err());
    assertEquals(before, hashes(stored), "resuming a diverged run changes nothing");
    assertTrue(resumed.out().contains("diverged: vector"), resumed.out());
  }

  private static void assertDivergedLast(List<StoredRow> epochs, String epoch) {
    for (int trial = 1; trial <= TRIALS; trial++) {
      String number = Integer.toString(trial);
      StoredRow last = epochs.stream().filter(row -> row.text("trial").equals(number)).toList().getLast();
      assertEquals(epoch, last.text("epoch"));
      assertEquals("diverged", last.text("status"));
    }
  }

  /// The state after the step before the one that diverged, whole and finite.
  private static void assertLastGoodStateIsKept(Path run, int epoch, int step) {
    for (int trial = 1; trial <= TRIALS; trial++) {
      TensorFile<ModelHeader> file = TensorFile.read(new Checkpoints(run, trial).newest(warning -> {
        throw new AssertionError(warning);
      }).orElseThrow().path(), ModelHeader.class);
      TrainingProgress progress = file.header().progress().orElseThrow();
      assertEquals(3 * (epoch - 1) + step - 1, 3 * (progress.epoch() - 1) + progress.step());
      for (NamedTensor tensor : file.tensors()) {
        for (float value : tensor.data()) {
          assertTrue(Float.isFinite(value), tensor.name());
        }
      }
    }
  }

  /// Of what trials wrote, and of the tables.
  private static Map<Path, String> hashes(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      var hashes = new TreeMap<Path, String>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".csv") || name.endsWith(".jsonl") || name.endsWith(".model")) {
          hashes.put(run.relativize(file), Sha256.of(Files.readAllBytes(file)));
        }
      }
      return hashes;
    }
  }

  private static Path onlyFolder(Path experiment) throws IOException {
    try (Stream<Path> runs = Files.list(experiment)) {
      return runs.toList().getFirst();
    }
  }
}
