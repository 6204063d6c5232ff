package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `run` refuses before it makes a folder or trains anything. The dataset is at line 2, column 10, the number of
/// batches at line 14, column 12.
class DataCheckTest {

  private static final String DATASET = "{name: synthetic-digits, train: 96, validation: 32, test: 32}";
  private static final String IDX = """
      {name: idx, train_images: %1$s/images, train_labels: %1$s/labels, \
      test_images: %1$s/images, test_labels: %1$s/labels}""";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{name: synthetic-digits, train: 96}                | 97    | 97 batches of 96 training examples",
    "{name: synthetic-digits, test: 1}                  | 99999 | 99999 batches of 8000 training examples",
  })
  void moreBatchesThanExamples(String dataset, int batches, String message) throws IOException {
    assertRefused(experiment(dataset, "batches: " + batches), ":14:", message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{name: synthetic-digits, train: 200000}                   | 200000 training examples, there are 100000",
    "{name: synthetic-digits, train: 99999, validation: 19999} | 119998 training examples, there are 100000",
    "{name: synthetic-digits, test: 200000}                    | 200000 test examples, there are 100000",
  })
  void moreImagesThanTheGeneratorMakes(String dataset, String message) throws IOException {
    assertRefused(experiment(dataset, "batch: 32"), ":2:", message);
  }

  @Test
  void moreExamplesThanTheFilesHold() throws IOException {
    writeIdx();
    assertRefused(experiment(IDX.formatted(folder).replace("name: idx", "name: idx, train: 5"), "batch: 1"),
        ":2:", "5 training examples, there are 4");
  }

  @Test
  void moreBatchesThanTheFilesHoldExamples() throws IOException {
    writeIdx();
    assertRefused(experiment(IDX.formatted(folder), "batches: 5"), ":14:", "5 batches of 4 training examples");
  }

  @Test
  void theProblemsOfAllExperimentsAreToldBeforeAnyTrains() throws IOException {
    Path good = CommandLineRun.tiny(folder);
    Path bad = experiment(DATASET, "batches: 97");
    Path results = folder.resolve("results");
    CommandLineRun run = CommandLineRun.of("run", good, bad, "--results", results);
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains(bad + ":14:"), run.err());
    assertFalse(Files.exists(results));
  }

  private void assertRefused(Path experiment, String place, String message) {
    Path results = folder.resolve("results");
    CommandLineRun run = CommandLineRun.of("run", experiment, "--results", results);
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains(experiment + place) && run.err().contains(message), run.err());
    assertFalse(Files.exists(results));
    assertEquals(run.err(), CommandLineRun.of("run", experiment, "--dry-run").err());
  }

  private Path experiment(String dataset, String batching) throws IOException {
    return Files.writeString(folder.resolve("checked.yaml"),
        CommandLineRun.TINY.replace(DATASET, dataset).replace("batch: 32", batching));
  }

  /// Four black images of 28x28 with label 9, so that there are 10 classes.
  private void writeIdx() throws IOException {
    Files.write(folder.resolve("images"),
        ByteBuffer.allocate(16 + 4 * 28 * 28).putInt(0x0803).putInt(4).putInt(28).putInt(28).array());
    Files.write(folder.resolve("labels"),
        ByteBuffer.allocate(8 + 4).putInt(0x0801).putInt(4).putInt(0x09090909).array());
  }
}
