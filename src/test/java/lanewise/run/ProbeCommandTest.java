package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lanewise.measure.MemoryLevel;
import lanewise.measure.Roofline;
import lanewise.measure.Roofline.Bandwidth;
import lanewise.results.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class ProbeCommandTest {

  @Test
  void theMeasuringJvmPrintsALineForEachThreadCount() {
    CommandLineRun run = CommandLineRun.of("probe", "--this-jvm", "scalar", "--threads", "1,2");
    assertEquals(0, run.status(), run.err());
    List<Roofline> rooflines = run.out().lines().map(line -> Json.read(line, Roofline.class)).toList();
    assertEquals(List.of(1, 2), rooflines.stream().map(Roofline::threads).toList());
    assertEquals(List.of("scalar", "scalar"), rooflines.stream().map(Roofline::kernels).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2,-1", "99999"})
  void aThreadCountThatCannotBeIsRefused(String threads) {
    CommandLineRun run = CommandLineRun.of("probe", "--threads", threads);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("--threads must be from 1 to"), run.err());
  }

  @Test
  void threadCountsDoubleUpToTheCores() {
    assertEquals(List.of(1), ProbeCommand.defaultThreads(1));
    assertEquals(List.of(1, 2), ProbeCommand.defaultThreads(2));
    assertEquals(List.of(1, 2, 4, 6), ProbeCommand.defaultThreads(6));
  }

  @Test
  void onlyX86HasSeveralWidths() {
    assertEquals(List.of(512, 256, 128), ProbeCommand.widths("amd64").stream().map(OptionalInt::getAsInt).toList());
    assertEquals(List.of(OptionalInt.empty()), ProbeCommand.widths("aarch64"));
  }

  @Test
  void aRooflineBecomesOneLine() {
    var bandwidths = Stream.of(MemoryLevel.values())
        .map(level -> new Bandwidth(level, 100 - level.ordinal(), 200 - level.ordinal()))
        .toList();
    String table = RooflineTable.of(List.of(new Roofline("vector", 512, 2, 234.56, bandwidths)), Ansi.OFF);
    assertEquals("""
        kernels  bits  threads  GFLOP/s  L1 read  update  L2 read  update  DRAM read  update
        vector    512        2    234.6    100.0   200.0     99.0   199.0       98.0   198.0
        """, table);
  }
}
