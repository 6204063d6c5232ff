package lanewise.data;

import java.nio.file.Path;

/// The four files of an `idx` dataset, each plain or gzip-compressed: images (1 to 4 dimensions) and labels (1) for
/// training and for the test.
public record IdxFiles(Path trainImages, Path trainLabels, Path testImages, Path testLabels) {

  /// The same files with relative paths taken from `folder`.
  IdxFiles in(Path folder) {
    return new IdxFiles(
        folder.resolve(trainImages),
        folder.resolve(trainLabels),
        folder.resolve(testImages),
        folder.resolve(testLabels));
  }
}
