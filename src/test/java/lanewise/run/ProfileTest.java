package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lanewise.console.StopSignal;
import lanewise.results.Json;
import lanewise.results.LayerRecord;
import lanewise.results.TrialRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/// `trial --profile` and `run --profile`.
class ProfileTest {

  private static final String IMAGES = """
      - convolution: {maps: 4, kernel: [3, 3], padding: same, activation: relu}
      - pooling: {kind: max, window: [2, 2]}
      - convolution: {maps: 3, kernel: [3, 3], padding: same, activation: tanh}
      - pooling: {kind: average, window: [2, 2]}
      - flatten
      - dense: {nodes: 16, activation: relu}
      - output: {nodes: 10, activation: softmax}
      """;
  private static final String DENSE = """
      - flatten
      - dense: {nodes: 16, activation: relu}
      - output: {nodes: 10, activation: softmax}
      """;
  private static final String KERNELS = """
      experiment: some-kernels
      kind: kernels
      operations: [dense-forward]
      shapes: {dense: [{name: small, inputs: 8, nodes: 8, images: 4}]}
      """;

  @TempDir Path folder;

  @Test
  void everyPassOfEveryLayerIsALineAndNoFigureOfTheTrialIsDisturbed() throws IOException {
    TrialRecord profiled = trial(IMAGES, "vector", 2, "--profile");
    assertEquals("""
        0 loss read other
        1 forward d-weights update
        2 forward d-input
        3 forward d-weights d-input update
        4 forward d-input
        5 forward d-input
        6 forward d-weights d-input update
        7 forward d-weights d-input update""", passes(profiled));
    requireSound(profiled.layers());

    TrialRecord alone = trial(IMAGES, "vector", 2);
    assertEquals(List.of(), alone.layers());
    assertEquals(alone.weightsSha256(), profiled.weightsSha256());
    assertEquals(alone.test().orElseThrow().loss(), profiled.test().orElseThrow().loss());
    assertEquals(alone.epochs().getLast().trainLoss(), profiled.epochs().getLast().trainLoss());
  }

  @Test
  void aDenseNetworkIsProfiledByScalarKernelsOnOneThread() throws IOException {
    TrialRecord profiled = trial(DENSE, "scalar", 1, "--profile");
    assertEquals("""
        0 loss read other
        1 forward
        2 forward d-weights update
        3 forward d-weights d-input update""", passes(profiled));
    requireSound(profiled.layers());
    LayerRecord dense = profiled.layers().get(1);
    assertEquals("dense 16 nodes, relu", dense.description());
    assertEquals(32 * 2 * 784 * 16, dense.flops());
    assertEquals(4 * (32 * (784 + 16) + 784 * 16 + 16), dense.bytes());
    assertEquals(dense.flops() / dense.medianNanos(), dense.gflops().orElseThrow(), 1e-9);
  }

  @Test
  void aRunWritesLayersCsvAndPrintsATableForEachArmAndResumingItDoesSoToo() throws IOException {
    Path results = folder.resolve("results");
    CommandLineRun run = CommandLineRun.of("run", experiment(DENSE), "--results", results, "--profile", "--no-color",
        "--set", "training.epochs=1", "--set", "arms.threads=2");
    requireProfiles(run, results);

    try (var folders = Files.list(results.resolve("tiny"))) {
      Files.delete(folders.findFirst().orElseThrow().resolve("trials").resolve("0002.jsonl"));
    }
    requireProfiles(CommandLineRun.of("run", "--resume", "last", "--results", results, "--no-color"), results);
  }

  private static void requireProfiles(CommandLineRun run, Path results) throws IOException {
    assertEquals(0, run.status(), run.err());
    List<String> lines = run.out().lines().toList();
    for (String arm : List.of("scalar, 2 threads", "vector, 2 threads")) {
      int at = lines.indexOf(arm + ": median ms of a training step and % of peak; share of the time of all steps");
      assertTrue(at > 0, run.out());
      assertTrue(lines.get(at + 3).startsWith("2 dense 16 nodes, relu  "), run.out());
    }
    try (var folders = Files.list(results.resolve("tiny"))) {
      List<String> rows = Files.readAllLines(folders.findFirst().orElseThrow().resolve("layers.csv"));
      assertEquals(1 + 2 * 11, rows.size(), String.join("\n", rows));
      assertTrue(rows.getLast().contains(",2,\"vector, 2 threads\",0,other,other,"), rows.getLast());
    }
  }

  @Test
  void anEndThatWasRequestedDuringTheTrainingLeavesNoProfile() throws IOException {
    var stop = new StopSignal();
    stop.request();
    CommandLineRun run = CommandLineRun.with(Map.of(), stop, new ByteArrayOutputStream(), "trial", experiment(DENSE),
        "--kernels", "vector", "--threads", 1, "--profile");
    assertEquals(List.of(), Json.read(run.out(), TrialRecord.class).layers());
  }

  @Test
  void aRunThatIsResumedIsProfiledIfItWasBegunSo() {
    CommandLineRun run = CommandLineRun.of("run", "--resume", "last", "--profile");
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains("--resume goes on with the run as it was begun: leave out --profile, or begin a new "
        + "run with it"), run.err());
  }

  @Test
  void kernelsHaveNoLayersToProfile() throws IOException {
    Path kernels = Files.writeString(folder.resolve("kernels.yaml"), KERNELS);
    String reason = "--profile times the layers of a network in training, but 'some-kernels' is of kind kernels, which "
        + "times each call anyway: leave --profile out";
    CommandLineRun run = CommandLineRun.of("run", kernels, "--profile", "--results", folder.resolve("results"));
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains(reason), run.err());
    assertTrue(Files.notExists(folder.resolve("results")));

    CommandLineRun trial = CommandLineRun.of("trial", kernels, "--kernels", "vector", "--threads", 1, "--profile");
    assertEquals(2, trial.status(), trial.err());
    assertTrue(trial.err().contains(reason), trial.err());
  }

  @Test
  void theTableHasALineForEachLayerAndAColumnForEachPass() {
    var lines = List.of(
        line(1, "flatten", "forward", 0, 0, Optional.empty()),
        line(2, "dense 8 nodes, relu", "forward", 1_500_000, 25, Optional.of(61.6)),
        line(2, "dense 8 nodes, relu", "d-weights", 500_000, 15, Optional.of(7.0)),
        line(2, "dense 8 nodes, relu", "update", 250_000, 10.5, Optional.of(0.3)),
        line(0, "softmax, cross-entropy", "loss", 2_000_000, 49.5, Optional.empty()));
    assertEquals("""
        vector, 1 thread: median ms of a training step and % of peak; share of the time of all steps
        layer                      forward   d-weights  d-input      update     ms   share
        1 flatten               0.000                                        0.000   0.0 %
        2 dense 8 nodes, relu   1.500  62%  0.500   7%           0.250   0%  2.250  50.5 %
        softmax, cross-entropy                                               2.000  49.5 %
        """, ProfileTable.of(new ArmProfile("vector, 1 thread", lines), Ansi.OFF));
  }

  private static LayerRecord line(
      int layer, String description, String pass, double nanos, double share, Optional<Double> percentOfPeak) {
    return new LayerRecord(1, layer, description, pass, 200, nanos, 0, share, 0, percentOfPeak, percentOfPeak, 0);
  }

  /// What holds for every profile, however fast the machine is.
  private static void requireSound(List<LayerRecord> lines) {
    assertEquals(100, lines.stream().mapToDouble(LayerRecord::sharePercent).sum(), 1e-6);
    for (LayerRecord line : lines) {
      assertTrue(line.steps() >= 5 && line.steps() <= 200, line.toString());
      assertEquals(line.flops() > 0, line.gflops().isPresent(), line.toString());
      assertEquals(line.flops() > 0, line.percentOfPeak().filter(percent -> percent > 0).isPresent(), line.toString());
      assertTrue(line.description().equals("flatten") == (line.medianNanos() == 0), line.toString());
      assertEquals(1, line.trial());
    }
  }

  /// The passes of each layer, in their order.
  private static String passes(TrialRecord trial) {
    var layers = trial.layers().stream().collect(Collectors.groupingBy(
        LayerRecord::layer, TreeMap::new, Collectors.mapping(LayerRecord::pass, Collectors.joining(" "))));
    return layers.entrySet().stream()
        .map(layer -> layer.getKey() + " " + layer.getValue())
        .collect(Collectors.joining("\n"));
  }

  private TrialRecord trial(String layers, String kernels, int threads, String... options) throws IOException {
    var arguments = new ArrayList<Object>(
        List.of("trial", experiment(layers), "--kernels", kernels, "--threads", threads, "--quiet"));
    arguments.addAll(List.of(options));
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertEquals(0, run.status(), run.err());
    return Json.read(run.out(), TrialRecord.class);
  }

  private Path experiment(String layers) throws IOException {
    String text = CommandLineRun.TINY;
    int from = text.indexOf("    - convolution");
    int to = text.indexOf("training:");
    return Files.writeString(folder.resolve("tiny.yaml"),
        text.substring(0, from) + layers.indent(4) + text.substring(to));
  }
}
