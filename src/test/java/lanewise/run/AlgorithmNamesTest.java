package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import lanewise.config.Algorithm;
import lanewise.kernels.conv.ConvAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlgorithmNamesTest {

  @Test
  void everyAlgorithmOfTheKernelsCanBeAskedFor() {
    var words = Stream.of(Algorithm.values()).map(Algorithm::label).toList();
    for (ConvAlgorithm algorithm : ConvAlgorithm.values()) {
      assertTrue(words.contains(algorithm.label()), algorithm + " is not among " + words);
    }
  }

  @Test
  void aTrialRunsByTheAlgorithmOfItsArm(@TempDir Path folder) throws Exception {
    CommandLineRun run = CommandLineRun.of("trial", CommandLineRun.tiny(folder), "--kernels", "scalar", "--threads", 1,
        "--algorithm", "direct", "--quiet");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("\"algorithm\":\"direct\",\"convAlgorithm\":\"direct\""), run.out());
  }

  @Test
  void anUnknownAlgorithmIsRefusedWithTheNearest() {
    CommandLineRun run = CommandLineRun.of("trial", "x.yaml", "--kernels", "scalar", "--threads", 1,
        "--algorithm", "winnograd");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("not 'winnograd' (did you mean 'winograd'?)"), run.err());
  }
}
