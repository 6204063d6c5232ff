package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerSchemaTest {

  private static final LayerRecord PRODUCT = new LayerRecord(3, 1, "dense 8 nodes, relu", "forward", 200, 500.0, 12.5,
      75.0, 1000, Optional.of(2.0), Optional.of(1.25), 4000);
  private static final LayerRecord REST = new LayerRecord(3, 0, "other", "other", 200, 100.0, 2.5, 25.0, 0,
      Optional.empty(), Optional.empty(), 0);

  @TempDir Path results;

  @Test
  void layersHaveTheColumnsThatAnalysesRelyOnInThatOrder() {
    assertEquals("experiment,run_id,trial,arm,layer,description,pass,steps,median_ns,mad_ns,share_percent,gflops,"
        + "percent_of_peak,gb_per_second,status", csv().lines().findFirst().orElseThrow());
  }

  @Test
  void whatIsNotCountedIsAnEmptyCell() {
    assertEquals(List.of(
        "quickstart,20261122T145318Z-1a2b3c4d,3,\"vector, 2 threads\",1,\"dense 8 nodes, relu\",forward,200,500.0,12.5,"
            + "75.0,2.0,1.25,8.0,ok",
        "quickstart,20261122T145318Z-1a2b3c4d,3,\"vector, 2 threads\",0,other,other,200,100.0,2.5,25.0,,,,ok"),
        csv().lines().skip(1).toList());
  }

  @Test
  void onlyARunThatWasProfiledHasTheTable() throws IOException {
    RunFolder folder = RunFolder.create(results, "quickstart", Instant.EPOCH, SampleRecords.HASH);
    var run = new RunResults(folder, SampleRecords.context("a CPU"), 2,
        RunOrigin.of(Instant.EPOCH, List.of("run")));
    run.add("scalar, 1 thread", SampleRecords.trial(Status.OK, 0.1, 10));
    run.write();
    assertFalse(run.fileNames().contains("layers.csv"));

    run.add("vector, 1 thread", SampleRecords.trial(Status.OK, 0.1, 10).withLayers(List.of(PRODUCT, REST)));
    run.add("vector, 2 threads", SampleRecords.trial(Status.OK, 0.1, 10).withLayers(List.of(PRODUCT)));
    run.write();
    byte[] csv = Files.readAllBytes(folder.path().resolve("layers.csv"));
    assertEquals(List.of("vector, 1 thread", "vector, 1 thread", "vector, 2 threads"),
        TableReader.read(LayerSchema.LAYERS, csv).stream().map(row -> row.get("arm")).toList());
  }

  @Test
  void aProfileGoesThroughJsonAndBack() {
    TrialRecord trial = SampleRecords.trial(Status.OK, 0.1, 10).withLayers(List.of(PRODUCT, REST));
    assertEquals(trial, Json.read(Json.line(trial), TrialRecord.class));
  }

  private static String csv() {
    var rows = List.of(PRODUCT, REST).stream()
        .map(line -> new LayerSchema.Row(SampleRecords.context("a CPU"), "vector, 2 threads", Status.OK, line))
        .toList();
    return new String(CsvTables.csv(LayerSchema.LAYERS, rows), StandardCharsets.UTF_8);
  }
}
