package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.config.Experiments;
import lanewise.config.KernelCall;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrialPlan;
import lanewise.results.Environment;
import lanewise.results.KernelRecord;
import lanewise.results.KernelResults;
import lanewise.results.KernelStatus;
import lanewise.results.KernelTiming;
import lanewise.results.RunContext;
import lanewise.results.RunFolder;
import lanewise.results.RunOrigin;
import lanewise.results.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class KernelsBookTest {

  private static final KernelsExperiment EXPERIMENT = (KernelsExperiment) Experiments.parse("k.yaml", """
      experiment: book
      kind: kernels
      operations: [adam, conv-forward]
      algorithms: [direct, fft]
      shapes:
        conv: [{name: c, channels: 1, height: 8, width: 8, maps: 2, kernel: 3, images: 4}]
        elements: [{name: e, length: 100}]
      arms: {kernels: [vector, scalar], threads: [1, 2]}
      """, List.of());
  private static final List<TrialPlan> PLANS = EXPERIMENT.trials();
  private static final TrialPlan VECTOR_1 = PLANS.get(0);
  private static final TrialPlan VECTOR_2 = PLANS.get(1);
  private static final TrialPlan SCALAR_1 = PLANS.get(2);
  private static final RunBook.Launch LAUNCH = new RunBook.Launch("-Xbatch", 1);
  private static final String HASH = "0123456789abcdef".repeat(4);

  @TempDir Path folder;
  private RunFolder run;
  private KernelsBook book;

  @BeforeEach
  void open() {
    run = RunFolder.create(folder, "book", Instant.EPOCH, HASH);
    var context = new RunContext("book", run.id(), HASH, new Environment("jvm", "", "os", "a CPU", 2, 1, "abc"));
    book = new KernelsBook(EXPERIMENT, run.path(),
        new KernelResults(run, context, PLANS.size(), RunOrigin.of(Instant.EPOCH, List.of())));
  }

  private static KernelRecord record(
      TrialPlan plan, KernelCall call, KernelStatus status, Optional<KernelTiming> timing) {
    return new KernelRecord(plan.index(), plan.repeat(), call.operation().label(), call.algorithmLabel(),
        call.shape().name(), plan.arm().kernels().label(), Optional.of(512), plan.arm().threads(), status,
        status == KernelStatus.OK ? "" : "because", timing, "jvm", "-Xbatch");
  }

  /// A trial in which every call took so long and had that result.
  private RunBook.TrialEnd keep(TrialPlan plan, double nanos, String hash) {
    var timing = new KernelTiming(11, nanos, 0, 100 / nanos, 1, 10, 0.5, hash, List.of(nanos));
    var records = EXPERIMENT.calls().stream()
        .map(call -> record(plan, call, KernelStatus.OK, Optional.of(timing))).toList();
    return keep(plan, 0, records, "");
  }

  private RunBook.TrialEnd keep(TrialPlan plan, int exitStatus, List<KernelRecord> records, String lastWords) {
    RunBook.TrialEnd end = book.keep(plan, LAUNCH, new TrialProcess.Outcome<>(exitStatus, records, lastWords));
    book.write();
    return end;
  }

  private List<String> column(String name) throws IOException {
    List<String> lines = Files.readAllLines(run.path().resolve("kernels.csv"));
    int index = List.of(lines.getFirst().split(",")).indexOf(name);
    return lines.stream().skip(1).map(line -> line.split(",", -1)[index]).toList();
  }

  @Test
  void aRivalIsTheScalarKernelOnAsManyThreads() throws IOException {
    keep(VECTOR_1, 10, "aa");
    assertEquals(List.of("", "", ""), column("speedup_over_scalar"));
    keep(VECTOR_2, 5, "aa");
    keep(SCALAR_1, 80, "aa");
    assertEquals(List.of("8.0", "8.0", "8.0", "", "", "", "1.0", "1.0", "1.0"), column("speedup_over_scalar"));
  }

  @Test
  void bitsAreComparedWithTheScalarKernelOnAnyNumberOfThreads() throws IOException {
    keep(VECTOR_1, 10, "aa");
    assertEquals(List.of("", "", ""), column("bits_equal"));
    assertEquals(Optional.empty(), book.contradiction());
    keep(VECTOR_2, 10, "bb");
    keep(SCALAR_1, 10, "aa");
    assertEquals(List.of("true", "true", "true", "false", "false", "false", "true", "true", "true"),
        column("bits_equal"));
    assertTrue(book.contradiction().orElseThrow().contains("bits_equal"));
    assertTrue(book.finish(Status.FAILED).table(Ansi.OFF).contains("same bits: NO\n"));
  }

  @Test
  void whatATrialDidNotTellAnyMoreIsFailed() throws IOException {
    var timing = new KernelTiming(11, 10, 0, 1, 1, 10, 0.5, "aa", List.of(10.0));
    var first = record(VECTOR_1, EXPERIMENT.calls().getFirst(), KernelStatus.OK, Optional.of(timing));
    RunBook.TrialEnd end = keep(VECTOR_1, 137, List.of(first), "too much");
    assertEquals(Status.FAILED, end.status());
    assertEquals("2 of 3 calls, the first of them conv-forward c: the trial's process was killed (status 137): "
        + "too much", end.reason());
    assertEquals(List.of("ok", "failed", "failed"), column("status"));
    assertEquals(List.of("none", "direct", "fft"), column("algorithm"));
    assertEquals(List.of("-Xbatch", "-Xbatch", "-Xbatch"), column("jvm_flags"));
  }

  @Test
  void aRequestedEndKeepsWhatWasMeasured() throws IOException {
    var first = record(VECTOR_1, EXPERIMENT.calls().getFirst(), KernelStatus.REFUSED, Optional.empty());
    RunBook.TrialEnd end = keep(VECTOR_1, 130, List.of(first), "");
    assertEquals(new RunBook.TrialEnd(Status.INTERRUPTED, "ended on request after 1 of 3 calls"), end);
    assertEquals(List.of("refused"), column("status"));
  }

  @Test
  void whatIsRefusedOrUnsupportedIsNoFailure() {
    var records = Stream.of(KernelStatus.UNSUPPORTED, KernelStatus.REFUSED, KernelStatus.REFUSED)
        .map(status -> record(VECTOR_1, EXPERIMENT.calls().getFirst(), status, Optional.empty())).toList();
    assertEquals(new RunBook.TrialEnd(Status.OK, ""), keep(VECTOR_1, 0, records, ""));
    assertEquals("""
        no call was measured
        calls: 2 refused, 1 unsupported
        results: %s
                 kernels.csv  samples.csv  arms.csv
        """.formatted(run.path()), book.finish(Status.OK).table(Ansi.OFF));
  }

  @Test
  void theTableNamesTheFastestOfEachOperationAndShape() {
    keep(VECTOR_1, 10, "aa");
    keep(VECTOR_2, 5, "aa");
    keep(SCALAR_1, 80, "aa");
    assertEquals("""
        operation     shape  fastest  bits  threads  GFLOP/s  of peak  over scalar
        adam          e      -         512        2     20.0     10 %%            -
        conv-forward  c      direct    512        2     20.0     10 %%            -
        calls: 9 ok
        same bits: yes
        results: %s
                 kernels.csv  samples.csv  arms.csv
        """.formatted(run.path()), book.finish(Status.OK).table(Ansi.OFF));
  }

  @Test
  void scalarKernelsAloneAreNotComparedWithAnything() {
    keep(SCALAR_1, 80, "aa");
    assertFalse(book.finish(Status.OK).table(Ansi.OFF).contains("same bits"));
  }
}
