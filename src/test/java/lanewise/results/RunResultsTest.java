package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunResultsTest {

  @TempDir Path results;

  @Test
  void theTablesAreCompleteAfterEachTrial() throws IOException {
    RunFolder folder = RunFolder.create(results, "quickstart", Instant.EPOCH, SampleRecords.HASH);
    RunResults run = start(folder);

    run.add("scalar, 1 thread", SampleRecords.trial(Status.OK, 0.1, 10, 20, 30));
    run.write();
    assertEquals(1, rows(folder, TableSchemas.RUNS));
    assertEquals(3, rows(folder, TableSchemas.EPOCHS));
    assertEquals(1, rows(folder, TableSchemas.CONFUSION));

    run.add("scalar, 1 thread", SampleRecords.failedTrial("out of memory"));
    run.write();
    assertEquals(2, rows(folder, TableSchemas.RUNS));
    assertEquals(3, rows(folder, TableSchemas.EPOCHS));
  }

  @Test
  void thereIsNoConfusionTableWithoutClasses() {
    RunFolder folder = RunFolder.create(results, "franke", Instant.EPOCH, SampleRecords.HASH);
    RunResults run = start(folder);
    run.add("scalar, 1 thread", SampleRecords.failedTrial("out of memory"));
    run.write();
    assertFalse(Files.exists(folder.path().resolve("confusion.csv")));
  }

  @Test
  void theManifestTellsOriginAndEnd() throws IOException {
    RunFolder folder = RunFolder.create(results, "quickstart", Instant.EPOCH, SampleRecords.HASH);
    RunResults run = start(folder);
    assertEquals("running", manifest(folder).status());

    run.add("scalar, 1 thread", SampleRecords.trial(Status.OK, 0.1, 10));
    run.write();
    run.finish(Status.INTERRUPTED, List.of());

    RunManifest manifest = manifest(folder);
    assertEquals("interrupted", manifest.status());
    assertEquals(2, manifest.trials());
    assertEquals(1, manifest.completedTrials());
    assertEquals("1970-01-01T00:00:00Z", manifest.started());
    assertTrue(Instant.parse(manifest.finished()).isAfter(Instant.EPOCH));
    assertEquals(List.of("run", "quickstart.yaml"), manifest.commandLine());
    assertEquals(SampleRecords.HASH, manifest.dataSha256());
    assertEquals(SampleRecords.environment("a CPU"), manifest.environment());
  }

  private static RunResults start(RunFolder folder) {
    return new RunResults(
        folder, SampleRecords.context("a CPU"), 2,
        RunOrigin.of(Instant.EPOCH, List.of("run", "quickstart.yaml")));
  }

  private static int rows(RunFolder folder, Schema<?> schema) throws IOException {
    return TableReader.read(schema, Files.readAllBytes(folder.path().resolve(schema.fileName()))).size();
  }

  private static RunManifest manifest(RunFolder folder) throws IOException {
    return Json.read(Files.readString(folder.path().resolve("run.json")), RunManifest.class);
  }
}
