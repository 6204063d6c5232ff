package lanewise.config;

import java.util.OptionalInt;

/// One way to do what the experiment does.
///
/// @param algorithm of all convolutions
/// @param vectorBits register width to force; empty for the widest of the machine and for scalar kernels
/// @param jvmFlags flags for the trial's JVM, separated by spaces; may be empty
public record Arm(Kernels kernels, Algorithm algorithm, int threads, OptionalInt vectorBits, String jvmFlags) {}
