package lanewise.run;

import java.util.Optional;

/// One line of the closing table: an arm, over its repeats.
///
/// @param arm what distinguishes it, for people
/// @param trainImagesPerSecond median over the repeats
/// @param speedUp over the first scalar arm that was measured, or the first arm if none is scalar
/// @param testAccuracy median over the repeats; empty for regression
/// @param testLoss median over the repeats
/// @param weightsSha256 empty if no repeat got that far; `differ` if the repeats do not agree
/// @param status the worst of the repeats
/// @param reason why the first repeat with that status has it; empty if it is `ok`
record ArmSummary(
    String arm,
    Optional<Double> trainImagesPerSecond,
    Optional<Double> speedUp,
    Optional<Double> testAccuracy,
    Optional<Double> testLoss,
    Optional<String> weightsSha256,
    String status,
    Optional<String> reason) {}
