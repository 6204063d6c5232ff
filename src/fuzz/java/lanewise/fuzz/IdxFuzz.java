package lanewise.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// [FuzzTarget#IDX] under coverage-guided fuzzing.
class IdxFuzz {

  private static final Probe PROBE = FuzzTarget.IDX.probe();

  @FuzzTest
  void givesAValueOrARefusal(byte[] input) {
    PROBE.feed(input);
  }
}
