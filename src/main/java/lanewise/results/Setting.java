package lanewise.results;

import java.util.Optional;

/// What distinguishes a trial from the others of its run, as it really ran.
///
/// @param kernels `scalar` or `vector`
/// @param algorithm that the arm asks for, perhaps `best`
/// @param convAlgorithm that ran, several joined by `+`, or `none` for a network without convolution; empty if the
///     trial failed before it was known
/// @param vectorBits bits of one register operand; empty if the trial failed before it was known
/// @param lanes `float` lanes of one register operand; empty if the trial failed before it was known
/// @param threads threads that share a batch
/// @param batch examples per step; empty if the trial failed before it was known
/// @param repeat counted from 1
/// @param seed of initial weights and shuffling
public record Setting(
    String kernels,
    String algorithm,
    String convAlgorithm,
    Optional<Integer> vectorBits,
    Optional<Integer> lanes,
    int threads,
    Optional<Integer> batch,
    int repeat,
    long seed) {}
