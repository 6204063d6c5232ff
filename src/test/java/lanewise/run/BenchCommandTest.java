package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lanewise.results.BenchmarkRecord;
import lanewise.results.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/// With the benchmarks of the test's own class path, in JVMs of their own.
class BenchCommandTest {

  @TempDir Path folder;

  @Test
  void theListHasTheNamesThatMatch() {
    CommandLineRun run = CommandLineRun.of("bench", "--list", "Gemm", "ConvKernel.dInput");
    assertEquals(0, run.status(), run.err());
    assertEquals(List.of(
        "lanewise.kernels.conv.ConvKernelBenchmark.dInput",
        "lanewise.kernels.gemm.GemmKernelBenchmark.multiply"), run.out().lines().toList());
  }

  @Test
  void aBenchmarkLeavesATableAndFiles() throws IOException {
    CommandLineRun run = CommandLineRun.of(
        "bench", "--short", "ProbeKernel.fma", "-p", "kernels=vector", "--results", folder, "--no-color");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("\nProbeKernel.fma  kernels=vector"), run.out());
    assertTrue(run.err().contains("# Benchmark: lanewise.kernels.probe.ProbeKernelBenchmark.fma"), run.err());
    Path made = Path.of(run.out().lines().filter(line -> line.startsWith("results: ")).findFirst().orElseThrow()
        .substring("results: ".length()));
    assertTrue(made.startsWith(folder.resolve("bench")), made.toString());
    List<String> lines = Files.readAllLines(made.resolve("bench.csv"));
    assertEquals(2, lines.size());
    assertTrue(lines.getLast().contains(",ok,"), lines.getLast());
    assertTrue(Files.exists(made.resolve("bench.json")));
    assertTrue(Files.readString(made.resolve("run.log")).contains("-XX:ObjectAlignmentInBytes=64"));
  }

  @Test
  void aFailingBenchmarkEndsWithOneAndSaysWhy() {
    CommandLineRun run = CommandLineRun.of(
        "bench", "--short", "BlasKernel.axpy", "-p", "columns=-7", "--results", folder, "--quiet");
    assertEquals(1, run.status(), run.err());
    assertTrue(run.err().contains("BlasKernelBenchmark.axpy failed: "), run.err());
    assertTrue(run.err().contains("NegativeArraySizeException"), run.err());
    assertFalse(run.err().contains("# Benchmark"), run.err());
  }

  @Test
  void aNameThatNoBenchmarkHasIsAUsageError() {
    CommandLineRun run = CommandLineRun.of("bench", "NoSuchBenchmark", "--results", folder);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("NoSuchBenchmark") && run.err().contains("--list"), run.err());
    assertFalse(Files.exists(folder.resolve("bench")));
  }

  @Test
  void parametersThatNoBenchmarkAcceptsAreAUsageError() {
    CommandLineRun run =
        CommandLineRun.of("bench", "Conv", "Gemm", "-p", "shape=NO_SUCH_SHAPE", "--results", folder);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("shape=NO_SUCH_SHAPE"), run.err());
  }

  @Test
  void aPatternOrAWidthThatCannotBeIsAUsageError() {
    CommandLineRun pattern = CommandLineRun.of("bench", "(");
    assertEquals(2, pattern.status());
    assertTrue(pattern.err().contains("'(' is no regular expression"), pattern.err());
    CommandLineRun width = CommandLineRun.of("bench", "--vector-bits", "100");
    assertEquals(2, width.status());
    assertTrue(width.err().contains("128, 256 or 512, found 100"), width.err());
  }

  @Test
  void theTableHasAPlaceForEveryFigure() {
    var measured = new BenchmarkRecord("lanewise.model.TrainingStepBenchmark.step", "batch=64", Status.OK, "",
        Optional.of(1234.56), "ops/s", Optional.of(1.26), 5, Optional.of(95.26), Optional.of(81.54),
        Optional.of(1.5), Optional.of(79_012.3), Optional.of(512), "JVM", "");
    var failed = new BenchmarkRecord("lanewise.XBenchmark.y", "", Status.FAILED, "why", Optional.empty(), "",
        Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), "", "");
    assertEquals("""
        benchmark          parameters    score  error  unit    GFLOP/s  of peak  GB/s  images/s
        TrainingStep.step  batch=64    1,234.6    1.3  ops/s      95.3   81.5 %   1.5    79,012
        X.y                                  -      -  failed        -        -     -         -
        """, BenchmarkTable.of(List.of(measured, failed), Ansi.OFF));
  }
}
