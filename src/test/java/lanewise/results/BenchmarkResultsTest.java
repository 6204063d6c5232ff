package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkResultsTest {

  /// As JMH writes it, shortened.
  private static final String MEASURED = """
      [{"benchmark": "lanewise.kernels.conv.ConvKernelBenchmark.forward", "vmName": "OpenJDK", "vmVersion": "25",
        "jvmArgs": ["-Xmx1g", "-XX:UseAVX=2"], "params": {"shape": "LENET_2", "kernels": "vector"},
        "primaryMetric": {"score": 500.5, "scoreError": "NaN", "scoreUnit": "ops/s", "rawData": [[500, 501], [1]]},
        "secondaryMetrics": {
          "bytes": {"score": 0.0, "scoreError": "NaN", "scoreUnit": "ops/s", "rawData": [[0]]},
          "images": {"score": 32.0, "scoreError": 1.0, "scoreUnit": "ops/s", "rawData": [[32]]},
          "gflops": {"score": 95.25, "scoreError": 1.0, "scoreUnit": "GFLOP/s", "rawData": [[95.25]]},
          "percent_of_peak": {"score": 81.5, "scoreError": 1.0, "scoreUnit": "%", "rawData": [[81.5]]},
          "vector_bits": {"score": 256.0, "scoreError": 0.0, "scoreUnit": "bits", "rawData": [[256]]}}}]
      """.replace("\n", " ");
  private static final String FAILED = "{\"benchmark\": \"lanewise.X.y\", \"failure\": \"twins differ\"}";

  @TempDir Path results;
  private Path folder;
  private BenchmarkResults benchmarks;

  @BeforeEach
  void open() {
    RunFolder made = RunFolder.create(results, "bench", Instant.parse("2026-11-22T18:00:00Z"));
    folder = made.path();
    benchmarks = new BenchmarkResults(made,
        new Environment("JVM", "-flags", "Linux", "a CPU", 2, 1L << 30, "0123abc"));
  }

  @Test
  void theFolderIsNamedAfterTheTime() {
    assertEquals(results.resolve("bench/20261122T180000Z"), folder);
  }

  @Test
  void aMeasuredBenchmarkIsARowInBothFiles() throws IOException {
    assertTrue(benchmarks.add(MEASURED));
    assertEquals(List.of(
        "run_id,benchmark,parameters,status,score,unit,error,samples,gflops,percent_of_peak,gb_per_second,"
            + "images_per_second,vector_bits,jvm,jvm_flags,cpu,commit,reason",
        "20261122T180000Z,lanewise.kernels.conv.ConvKernelBenchmark.forward,kernels=vector shape=LENET_2,ok,500.5,"
            + "ops/s,,3,95.25,81.5,,32.0,256,OpenJDK 25,-Xmx1g -XX:UseAVX=2,a CPU,0123abc,"),
        Files.readAllLines(folder.resolve("bench.csv")));
    assertEquals(JsonParser.parseString(MEASURED),
        JsonParser.parseString(Files.readString(folder.resolve("bench.json"))));
  }

  @Test
  void aFailedBenchmarkIsARowWithTheReason() throws IOException {
    assertTrue(benchmarks.add(MEASURED));
    assertTrue(benchmarks.add(FAILED));
    List<String> lines = Files.readAllLines(folder.resolve("bench.csv"));
    assertEquals(3, lines.size());
    assertTrue(lines.getLast().contains("lanewise.X.y,,failed,,"), lines.getLast());
    assertTrue(lines.getLast().endsWith(",twins differ"), lines.getLast());
    assertEquals(List.of(Status.OK, Status.FAILED),
        benchmarks.records().stream().map(BenchmarkRecord::status).toList());
  }

  @Test
  void anErrorThatIsANumberIsKept() {
    assertTrue(benchmarks.add(MEASURED.replaceFirst("\"NaN\"", "2.5")));
    assertEquals(Optional.of(2.5), benchmarks.records().getFirst().error());
  }

  @Test
  void linesThatAreNoResultsAreLeftAlone() {
    for (String line : List.of("", "# JMH version: 1.37", "Iteration 1: 5 ops/s", "[]", "12", "[1", "{\"a\":")) {
      assertFalse(benchmarks.add(line), line);
    }
    assertTrue(benchmarks.records().isEmpty());
    assertFalse(Files.exists(folder.resolve("bench.csv")));
  }
}
