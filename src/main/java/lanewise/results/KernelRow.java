package lanewise.results;

import java.util.Optional;

/// A kernel call beside its scalar twin.
///
/// @param arm name of the arm
/// @param speedUpOverScalar how many times faster than the scalar kernel of the same arm; empty if either is missing
/// @param bitsEqual whether the result has the same bits as that of the first scalar kernel; empty if either is missing
public record KernelRow(String arm, KernelRecord kernel, Optional<Double> speedUpOverScalar, Optional<Boolean> bitsEqual) {}
