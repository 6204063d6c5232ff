package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import lanewise.console.StopSignal;
import lanewise.results.Json;
import lanewise.results.KernelRecord;
import lanewise.results.KernelStatus;
import lanewise.results.RunManifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs of kernels alone, with a real JVM for each arm.
class KernelsEndToEndTest {

  private static final String TEXT = """
      experiment: few
      kind: kernels
      operations: [conv-forward, gemm, adam]
      algorithms: [direct]
      shapes:
        conv: [{name: c, channels: 2, height: 6, width: 18, maps: 3, kernel: 3, padding: same, images: 3}]
        gemm: [{name: g, rows: 7, columns: 33, depth: 5}]
        elements: [{name: e, length: 1003}]
      samples: 3
      call_seconds: 0.001
      arms: {kernels: [scalar, vector], threads: [1, 2]}
      """;

  @TempDir Path folder;
  private Path few;
  private Path results;

  @BeforeEach
  void writeExperiment() throws IOException {
    few = Files.writeString(folder.resolve("few.yaml"), TEXT);
    results = folder.resolve("results");
  }

  private Path runFolder() throws IOException {
    try (Stream<Path> folders = Files.list(results.resolve("few"))) {
      return folders.findFirst().orElseThrow();
    }
  }

  private List<Map<String, String>> rows() throws IOException {
    List<String> lines = Files.readAllLines(runFolder().resolve("kernels.csv"));
    String[] names = lines.getFirst().split(",");
    return lines.stream().skip(1).map(line -> line.split(",", -1)).map(cells -> {
      var row = new HashMap<String, String>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      return Map.copyOf(row);
    }).toList();
  }

  private List<String> distinct(String column) throws IOException {
    return List.copyOf(new TreeSet<>(rows().stream().map(row -> row.get(column)).toList()));
  }

  @Test
  void everyCallOfEveryArmIsARow() throws IOException {
    CommandLineRun run = CommandLineRun.of("run", few, "--results", results);

    assertEquals(0, run.status(), run.err());
    assertEquals(4 * 3, rows().size());
    assertEquals(List.of("ok"), distinct("status"));
    assertEquals(List.of("true"), distinct("bits_equal"));
    assertEquals(List.of("3"), distinct("samples"));
    assertEquals(3, distinct("result_sha256").size());
    for (Map<String, String> row : rows()) {
      assertTrue(Double.parseDouble(row.get("median_ns")) > 0, row.toString());
      assertTrue(Double.parseDouble(row.get("gflops")) > 0, row.toString());
      assertTrue(Double.parseDouble(row.get("percent_of_peak")) > 0, row.toString());
      assertTrue(Double.parseDouble(row.get("speedup_over_scalar")) > 0, row.toString());
      assertTrue(Double.parseDouble(row.get("ulp_vs_reference")) < 50, row.toString());
      assertTrue(row.get("jvm_flags").contains("-XX:ObjectAlignmentInBytes=64"), row.toString());
    }
    assertTrue(run.out().contains("calls: 12 ok\nsame bits: yes\n"), run.out());
    assertTrue(run.err().contains("  call 3/3: adam e: "), run.err());
    assertEquals("ok",
        Json.read(Files.readString(runFolder().resolve("run.json")), RunManifest.class).status());
    assertEquals(0, CommandLineRun.of("run", runFolder().resolve("config.yaml"), "--dry-run").status());
  }

  @Test
  void anArmThatFailsIsRowsAndTheOthersGoOn() throws IOException {
    CommandLineRun run = CommandLineRun.of("run", few, "--results", results, "--json", "--quiet", "--set",
        "arms={kernels: scalar, jvm_flags: ['-XX:+NoSuchFlag', '']}");

    assertEquals(1, run.status(), run.err());
    assertEquals(List.of("failed", "failed", "failed", "ok", "ok", "ok"),
        rows().stream().map(row -> row.get("status")).toList());
    assertTrue(rows().getFirst().get("reason").contains("NoSuchFlag"), rows().getFirst().toString());
    assertEquals("", rows().getFirst().get("median_ns"));
    KernelsSummary summary = Json.read(run.out(), KernelsSummary.class);
    assertEquals("failed", summary.status());
    assertEquals(Map.of("ok", 3L, "failed", 3L), summary.calls());
    assertEquals(3, summary.fastest().size());
  }

  @Test
  void aShapeThatDoesNotFitTheHeapIsRefusedWithBothNumbers() {
    CommandLineRun run = CommandLineRun.of("trial", few, "--kernels", "scalar", "--threads", 1, "--quiet",
        "--set", "shapes.elements.0.length=2147483647", "--set", "operations=[adam, gemm]");
    assertEquals(2, run.status(), run.out());
    assertTrue(run.err().matches("(?s).*its operands alone need a heap of [\\d,]+ MiB, the trial's JVM has [\\d,]+ MiB.*"),
        run.err());
  }

  @Test
  void aWidthThatTheMachineDoesNotHaveIsUnsupported() {
    CommandLineRun run = CommandLineRun.of("trial", few, "--kernels", "vector", "--threads", 1, "--vector-bits", 64);
    assertEquals(0, run.status(), run.err());
    List<KernelRecord> records = run.out().lines().map(line -> Json.read(line, KernelRecord.class)).toList();
    assertEquals(3, records.size());
    for (KernelRecord record : records) {
      assertEquals(KernelStatus.UNSUPPORTED, record.status());
      assertTrue(record.reason().startsWith("asked for vectors of 64 bits, but this JVM has "), record.reason());
      assertTrue(record.timing().isEmpty());
    }
  }

  @Test
  void whatAnAlgorithmDoesNotCoverIsRefusedWithItsReason() {
    CommandLineRun run = CommandLineRun.of("trial", few, "--kernels", "vector", "--threads", 1, "--quiet",
        "--set", "operations=[conv-forward]", "--set", "algorithms=[winograd, im2col, fft]",
        "--set", "shapes.conv.0.kernel=5");
    assertEquals(0, run.status(), run.err());
    List<KernelRecord> records = run.out().lines().map(line -> Json.read(line, KernelRecord.class)).toList();
    assertEquals(List.of(KernelStatus.REFUSED, KernelStatus.OK, KernelStatus.OK),
        records.stream().map(KernelRecord::status).toList());
    assertTrue(records.getFirst().reason().contains("5x5"), records.getFirst().reason());
  }

  @Test
  void onATerminalABarFillsWithinTheWidth() {
    CommandLineRun run = CommandLineRun.with(Map.of("LANEWISE_COLUMNS", "60"), new StopSignal(),
        new ByteArrayOutputStream(), "trial", few, "--kernels", "scalar", "--threads", 1);
    assertEquals(0, run.status(), run.err());
    assertTrue(run.err().contains("calls 100% ["), run.err());
    run.err().lines().forEach(line -> assertTrue(line.length() <= 60, line));
  }

  @Test
  @Timeout(120)
  void aRequestedEndKeepsTheCallsThatAreDone() throws Exception {
    var stop = new StopSignal();
    var err = new ByteArrayOutputStream();
    var requester = Thread.ofVirtual().start(() -> {
      while (!err.toString(StandardCharsets.UTF_8).contains("call 1/3")) {
        Thread.yield();
      }
      stop.request();
    });
    CommandLineRun run = CommandLineRun.with(Map.of(), stop, err, "run", few, "--results", results,
        "--set", "call_seconds=1");
    requester.join();

    assertEquals(130, run.status(), run.err());
    assertTrue(!rows().isEmpty() && rows().size() < 3, rows().toString());
    assertTrue(run.err().contains("ended on request after "), run.err());
  }

  @Test
  void aDryRunListsTheArmsAndCountsTheCalls() {
    CommandLineRun run = CommandLineRun.of("run", few, "--dry-run");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().startsWith("few: 3 kernel calls of each trial\n  trial 1: scalar, 1 thread, repeat 1, about 2 s\n"),
        run.out());
  }

  @Test
  void whatDoesNotFitIsRefusedAllAtOnceAtItsPlace() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), TEXT
        .replace("height: 6", "height: 1").replace("padding: same", "padding: valid")
        .replace("elements: [{name: e, length: 1003}]", "elements: [{name: e, length: 1}, {name: e, length: 2}]")
        .replace("adam]", "adam, softmax-forward]"));
    CommandLineRun run = CommandLineRun.of("run", wrong, "--results", results);
    assertEquals(2, run.status());
    assertEquals(List.of(
        wrong + ":3:40: softmax-forward needs a shape: give one under shapes.rows, or leave it out",
        wrong + ":6:10: shape 'c': vertical window of 3 is larger than the input of 1",
        wrong + ":8:36: there is another shape 'e' of this kind, at " + wrong + ":8:14; give each a name of its own"),
        run.err().lines().filter(line -> !line.isBlank()).toList());
  }

  @Test
  void thereIsNoNetworkToSumUp() {
    CommandLineRun run = CommandLineRun.of("summary", few);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("measures kernels and has no network"), run.err());
  }
}
