package lanewise.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// What an experiment wants of a dataset.
///
/// @param name one of [Datasets#names()]
/// @param train the first that many training examples; by default all that validation leaves (files) or a fixed
///     number (generated datasets)
/// @param validation that many of the training examples that follow; none by default
/// @param test the first that many test examples; by default all (files) or a fixed number (generated datasets)
/// @param path folder of the files, before every other place; for `idx` the folder its relative paths start from
/// @param files the four files of dataset `idx`, for no other
public record DataRequest(
    String name,
    OptionalInt train,
    OptionalInt validation,
    OptionalInt test,
    Optional<Path> path,
    Optional<IdxFiles> files) {

  /// Everything of the named dataset in its default sizes.
  public static DataRequest of(String name) {
    return new DataRequest(
        name, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
  }
}
