package lanewise.results;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One benchmark with one combination of its parameters: a row of `bench.csv`.
///
/// @param benchmark class and method
/// @param parameters `name=value`, separated by blanks, in the order of their names
/// @param reason why it failed; empty if it did not
/// @param score mean of the samples
/// @param error half of the score's confidence interval of 99.9 %; empty with fewer than three samples
/// @param samples measured iterations
/// @param gflops nominal: twice the multiply-adds of the unpadded definition; empty if the benchmark counts none
/// @param percentOfPeak of the vector peak at the same moment, with as many threads
/// @param gbPerSecond 10^9 bytes that the operation has to read and write; empty if the benchmark counts none
/// @param imagesPerSecond empty if the benchmark counts none
/// @param vectorBits of one register operand; 32 for scalar kernels
public record BenchmarkRecord(
    String benchmark,
    String parameters,
    Status status,
    String reason,
    Optional<Double> score,
    String unit,
    Optional<Double> error,
    long samples,
    Optional<Double> gflops,
    Optional<Double> percentOfPeak,
    Optional<Double> gbPerSecond,
    Optional<Double> imagesPerSecond,
    Optional<Integer> vectorBits,
    String jvm,
    String jvmFlags) {

  private static final double GIGA = 1e9;

  static BenchmarkRecord of(JmhResult result) {
    return new BenchmarkRecord(
        result.benchmark(),
        result.params().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining(" ")),
        result.status(),
        Optional.ofNullable(result.failure()).orElse(""),
        result.score(),
        result.unit(),
        result.error(),
        result.samples(),
        result.figure("gflops", 1),
        result.figure("percent_of_peak", 1),
        result.figure("bytes", GIGA),
        result.figure("images", 1),
        result.figure("vector_bits", 1).map(Double::intValue),
        String.join(" ", Optional.ofNullable(result.vmName()).orElse(""),
            Optional.ofNullable(result.vmVersion()).orElse("")).strip(),
        String.join(" ", result.jvmArgs()));
  }
}
