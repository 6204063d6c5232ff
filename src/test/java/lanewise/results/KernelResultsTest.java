package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelResultsTest {

  private static final KernelTiming TIMING =
      new KernelTiming(11, 1500.5, 2.25, 80.5, 40.25, 70.125, 1.5, SampleRecords.HASH, List.of(1500.5, 1498.25));

  @TempDir Path results;

  private static KernelRecord record(KernelStatus status, String reason, Optional<KernelTiming> timing) {
    return new KernelRecord(3, 1, "conv-forward", "direct", "lenet-conv1", "vector", Optional.of(512), 2, status,
        reason, timing, "OpenJDK 25", "--add-modules=jdk.incubator.vector");
  }

  private static final KernelRow MEASURED =
      new KernelRow("vector, 2 threads", record(KernelStatus.OK, "", Optional.of(TIMING)), Optional.of(12.5), Optional.of(true));
  private static final KernelRow REFUSED = new KernelRow(
      "vector, 2 threads", record(KernelStatus.REFUSED, "stride 2", Optional.empty()), Optional.empty(), Optional.empty());

  private RunFolder write(KernelRow... rows) {
    RunFolder folder = RunFolder.create(results, "kernels", Instant.EPOCH, SampleRecords.HASH);
    var table = new KernelResults(folder, SampleRecords.context("a CPU"), 4, RunOrigin.of(Instant.EPOCH, List.of("run")));
    table.write(List.of(rows), 1);
    table.finish(Status.OK, 1, List.of());
    assertEquals(List.of("kernels.csv", "samples.csv", "arms.csv"), table.fileNames());
    return folder;
  }

  private static byte[] csv(RunFolder folder) throws IOException {
    return Files.readAllBytes(folder.path().resolve("kernels.csv"));
  }

  @Test
  void theTableHasTheColumnsThatAnalysesRelyOnInThatOrder() throws IOException {
    assertEquals("operation,algorithm,shape,kernels,vector_bits,threads,samples,median_ns,mad_ns,gflops,"
            + "percent_of_peak,speedup_over_scalar,ulp_vs_reference,bits_equal,status,gb_per_second,result_sha256,"
            + "trial,repeat,experiment,run_id,jvm,jvm_flags,cpu,commit,config_sha256,reason,arm",
        new String(csv(write())).lines().findFirst().orElseThrow());
  }

  @Test
  void aMeasuredCallHasItsFigures() throws IOException {
    Map<String, Object> row = TableReader.read(KernelSchema.KERNELS, csv(write(MEASURED))).getFirst();
    assertEquals("conv-forward", row.get("operation"));
    assertEquals(11L, row.get("samples"));
    assertEquals(1500.5, row.get("median_ns"));
    assertEquals(70.125, row.get("percent_of_peak"));
    assertEquals(12.5, row.get("speedup_over_scalar"));
    assertEquals("true", row.get("bits_equal"));
    assertEquals("ok", row.get("status"));
    assertEquals("--add-modules=jdk.incubator.vector", row.get("jvm_flags"));
  }

  @Test
  void aRefusedCallHasNoFiguresButAReason() throws IOException {
    byte[] csv = csv(write(MEASURED, REFUSED));
    Map<String, Object> row = TableReader.read(KernelSchema.KERNELS, csv).getLast();
    assertEquals(2, TableReader.read(KernelSchema.KERNELS, csv).size());
    assertNull(row.get("samples"));
    assertEquals("refused", row.get("status"));
    assertEquals("stride 2", row.get("reason"));
    assertEquals("conv-forward,direct,lenet-conv1,vector,512,2,,,,,,,,,refused,,,3,1",
        new String(csv).lines().skip(2).findFirst().orElseThrow().split(",quickstart")[0]);
  }

  @Test
  void theManifestTellsTheEnd() throws IOException {
    RunManifest manifest =
        Json.read(Files.readString(write(MEASURED).path().resolve("run.json")), RunManifest.class);
    assertEquals("ok", manifest.status());
    assertEquals(4, manifest.trials());
    assertEquals(1, manifest.completedTrials());
    assertEquals("", manifest.dataSha256());
  }

  @Test
  void aRecordSurvivesItsJsonLine() {
    for (KernelRow row : List.of(MEASURED, REFUSED)) {
      assertEquals(row.kernel(), Json.read(Json.line(row.kernel()), KernelRecord.class));
    }
  }
}
