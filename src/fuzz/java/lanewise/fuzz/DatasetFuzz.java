package lanewise.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// [FuzzTarget#DATASET] under coverage-guided fuzzing.
class DatasetFuzz {

  private static final Probe PROBE = FuzzTarget.DATASET.probe();

  @FuzzTest
  void givesAValueOrARefusal(byte[] input) {
    PROBE.feed(input);
  }
}
