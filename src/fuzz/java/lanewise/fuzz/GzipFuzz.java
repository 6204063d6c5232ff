package lanewise.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// [FuzzTarget#GZIP] under coverage-guided fuzzing.
class GzipFuzz {

  private static final Probe PROBE = FuzzTarget.GZIP.probe();

  @FuzzTest
  void givesAValueOrARefusal(byte[] input) {
    PROBE.feed(input);
  }
}
