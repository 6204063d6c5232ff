package lanewise.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// [FuzzTarget#CHECKPOINT] under coverage-guided fuzzing.
class CheckpointFuzz {

  private static final Probe PROBE = FuzzTarget.CHECKPOINT.probe();

  @FuzzTest
  void givesAValueOrARefusal(byte[] input) {
    PROBE.feed(input);
  }
}
