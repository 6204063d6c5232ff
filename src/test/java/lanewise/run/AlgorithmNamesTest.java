package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.config.Algorithm;
import lanewise.experiments.ConvAlgorithms;
import lanewise.kernels.conv.ConvAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlgorithmNamesTest {

  @Test
  void everyAlgorithmOfTheKernelsCanBeAskedForByItsLabel() {
    var named = Stream.of(Algorithm.values()).filter(name -> name != Algorithm.BEST)
        .collect(Collectors.toMap(Algorithm::label, name -> ConvAlgorithms.named(name).orElseThrow()));
    assertEquals(Stream.of(ConvAlgorithm.values()).collect(Collectors.toMap(ConvAlgorithm::label, one -> one)), named);
  }

  @Test
  void aTrialRunsByTheAlgorithmOfItsArm(@TempDir Path folder) throws Exception {
    CommandLineRun run = CommandLineRun.of("trial", CommandLineRun.tiny(folder), "--kernels", "scalar", "--threads", 1,
        "--algorithm", "direct", "--quiet");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("\"algorithm\":\"direct\",\"convAlgorithm\":\"direct\""), run.out());
  }

  @Test
  void anAlgorithmThatDoesNotCoverALayerIsRefusedBeforeAnyTrial(@TempDir Path folder) throws Exception {
    Path tiny = CommandLineRun.tiny(folder);
    CommandLineRun run = CommandLineRun.of(
        "run", tiny, "--results", folder, "--set", "arms.algorithm=[best, winograd]");
    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("--set arms.algorithm=[best, winograd]: arms.algorithm winograd does not cover this"
        + " convolution: "), run.err());
    assertTrue(run.err().strip().endsWith("; see " + tiny + ":6:7"), run.err());
    assertTrue(run.err().contains("stride") && run.err().contains("let best choose"), run.err());
  }

  @Test
  void aTrialByAnAlgorithmThatDoesNotCoverALayerSaysWhy(@TempDir Path folder) throws Exception {
    CommandLineRun run = CommandLineRun.of("trial", CommandLineRun.tiny(folder), "--kernels", "scalar", "--threads", 1,
        "--algorithm", "winograd");
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains("stride") && !run.err().contains("bug"), run.err());
  }

  @Test
  void anUnknownAlgorithmIsRefusedWithTheNearest() {
    CommandLineRun run = CommandLineRun.of("trial", "x.yaml", "--kernels", "scalar", "--threads", 1,
        "--algorithm", "winnograd");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("not 'winnograd' (did you mean 'winograd'?)"), run.err());
  }
}
