package lanewise.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// The data of an experiment.
///
/// @param name one of the datasets that Lanewise knows
/// @param train how many examples to train on, from the first; empty for all that are not held back
/// @param validation how many of the following training examples are held back to validate after each epoch; empty for
///     none
/// @param test how many test examples to use; empty for all
/// @param path the folder with the files, relative to the working directory; empty for the usual places
/// @param idx the files of the dataset `idx`, empty for all others
public record Dataset(String name, OptionalInt train, OptionalInt validation, OptionalInt test, Optional<Path> path,
    Optional<IdxFiles> idx) {

  /// The four files of the dataset `idx`.
  public record IdxFiles(Path trainImages, Path trainLabels, Path testImages, Path testLabels) {}
}
