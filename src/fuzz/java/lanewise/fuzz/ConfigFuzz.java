package lanewise.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// [FuzzTarget#CONFIG] under coverage-guided fuzzing.
class ConfigFuzz {

  private static final Probe PROBE = FuzzTarget.CONFIG.probe();

  @FuzzTest
  void givesAValueOrARefusal(byte[] input) {
    PROBE.feed(input);
  }
}
