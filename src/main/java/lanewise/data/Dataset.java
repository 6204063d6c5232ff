package lanewise.data;

import java.util.Optional;
import lanewise.tensor.Examples;

/// Examples ready for training.
///
/// @param classes number of classes, or 0 for regression
/// @param sha256 digest of the uncompressed content all of this came from, 64 hex digits: for files it does not depend
///     on compression nor on how many examples were asked for
/// @param bytes that it keeps in memory, all examples of its files among them
/// @param description one line for people
public record Dataset(
    String name,
    Examples train,
    Optional<Examples> validation,
    Examples test,
    int classes,
    String sha256,
    long bytes,
    String description) {}
