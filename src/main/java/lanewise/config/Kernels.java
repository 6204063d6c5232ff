package lanewise.config;

import lanewise.config.schema.Word;

/// Which twin of every kernel an arm runs, and whether the JIT compiler may turn plain loops into SIMD code by itself:
/// the gain of hand-written vectors over what the compiler finds, and over none at all, are different questions.
public enum Kernels implements Word {
  SCALAR("scalar", ""),
  /// Scalar kernels that stay scalar: without C2's auto-vectorisation.
  SCALAR_NO_SUPERWORD("scalar", "-XX:-UseSuperWord"),
  VECTOR("vector", "");

  private final String set;
  private final String jvmFlags;

  Kernels(String set, String jvmFlags) {
    this.set = set;
    this.jvmFlags = jvmFlags;
  }

  /// The name of the kernel set: `scalar` or `vector`.
  public String set() {
    return set;
  }

  /// What the trial's JVM has to be told; empty for nothing.
  public String jvmFlags() {
    return jvmFlags;
  }
}
