package lanewise.results;

import java.util.Optional;

/// What a trial tells about one kernel call: a JSON line of `lanewise trial`, and the source of a row of `kernels.csv`.
///
/// @param trial number within the run, from 1
/// @param repeat which repetition of its arm the trial is, from 1
/// @param algorithm of a convolution; [#NO_ALGORITHM] for all other operations
/// @param kernels `scalar` or `vector`
/// @param vectorBits bits of one register operand; empty if the trial failed before it was known
/// @param reason why the status is not `ok`; empty if it is
/// @param timing empty unless the status is `ok`
/// @param jvm vendor and version of the JVM that ran it
/// @param jvmFlags the flags of that JVM, separated by blanks
public record KernelRecord(
    int trial,
    int repeat,
    String operation,
    String algorithm,
    String shape,
    String kernels,
    Optional<Integer> vectorBits,
    int threads,
    KernelStatus status,
    String reason,
    Optional<KernelTiming> timing,
    String jvm,
    String jvmFlags) {

  /// In place of an algorithm for what is no convolution.
  public static final String NO_ALGORITHM = "none";

  /// What was done, as one word: `conv-forward/lenet-conv1/direct`, `gemm/square-512`.
  public String work() {
    return operation + "/" + shape + (algorithm.equals(NO_ALGORITHM) ? "" : "/" + algorithm);
  }
}
