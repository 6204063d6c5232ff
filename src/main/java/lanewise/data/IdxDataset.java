package lanewise.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.storage.Sha256;

/// Builds a [Dataset] from four IDX files, after checking that they belong together.
final class IdxDataset {

  private final IdxArray trainImages;
  private final IdxArray trainLabels;
  private final IdxArray testImages;
  private final IdxArray testLabels;

  private IdxDataset(IdxFiles files) {
    trainLabels = readLabels(files.trainLabels());
    trainImages = readImages(files.trainImages(), trainLabels);
    testLabels = readLabels(files.testLabels());
    testImages = readImages(files.testImages(), testLabels);
    if (!testImages.itemShape().equals(trainImages.itemShape())) {
      boolean sameRank = testImages.extents().length == trainImages.extents().length;
      throw new DataFormatException(files.testImages(), sameRank ? 8 : 3, "its images are " + testImages.itemShape()
          + ", those of " + files.trainImages() + " are " + trainImages.itemShape());
    }
  }

  /// A dataset whose files have their published names. Content other than the published one is accepted, that of
  /// another published dataset is not.
  static Dataset published(PublishedDataset published, DataRequest request, DataFolders folders) {
    Path folder = folders.locate(published.name(), request.path(), published.fileNames());
    List<Path> paths = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : published.fileNames()) {
      DataFolders.find(folder, name).ifPresentOrElse(paths::add, () -> missing.add(name));
    }
    if (!missing.isEmpty()) {
      throw MissingDataException.someFiles(published.name(), folder, missing);
    }
    var idx = new IdxDataset(new IdxFiles(paths.get(0), paths.get(1), paths.get(2), paths.get(3)));
    idx.refuseLabelsOfAnother(published, idx.trainLabels);
    idx.refuseLabelsOfAnother(published, idx.testLabels);
    idx.requireLabelsBelow(published.classes());
    return idx.dataset(request, published.classes(), published.title());
  }

  /// A dataset of any four files; classes are 0 to the largest label of both label files.
  static Dataset named(DataRequest request) {
    IdxFiles given = request.files().orElseThrow(() -> new DataRequestException(
        "dataset 'idx' needs its four files: train_images, train_labels, test_images, test_labels"));
    IdxFiles files = request.path().map(given::in).orElse(given);
    requirePresent("training images (train_images)", files.trainImages());
    requirePresent("training labels (train_labels)", files.trainLabels());
    requirePresent("test images (test_images)", files.testImages());
    requirePresent("test labels (test_labels)", files.testLabels());
    var idx = new IdxDataset(files);
    int classes = Math.max(largestLabel(idx.trainLabels), largestLabel(idx.testLabels)) + 1;
    return idx.dataset(request, classes, "IDX files " + files.trainImages() + " and " + files.testImages());
  }

  private static void requirePresent(String role, Path file) {
    if (!Files.exists(file)) {
      throw MissingDataException.namedFile(role, file);
    }
  }

  private static IdxArray readLabels(Path file) {
    IdxArray labels = IdxReader.read(file);
    if (labels.extents().length != 1) {
      throw new DataFormatException(file, 3, labels.extents().length + " dimensions; a file of labels has 1");
    }
    return labels;
  }

  private static IdxArray readImages(Path file, IdxArray labels) {
    IdxArray images = IdxReader.read(file);
    if (images.items() != labels.items()) {
      throw new DataFormatException(
          file, 4, images.items() + " images, but " + labels.file() + " has " + labels.items() + " labels");
    }
    return images;
  }

  private void refuseLabelsOfAnother(PublishedDataset published, IdxArray labels) {
    Optional<PublishedDataset> other = published.otherWithLabels(labels.sha256());
    if (other.isPresent()) {
      throw new DataFormatException(labels.file(), "these are the labels of dataset '" + other.get().name() + "', not '"
          + published.name() + "'; put each dataset into a folder of its own name");
    }
  }

  private void requireLabelsBelow(int classes) {
    for (IdxArray labels : List.of(trainLabels, testLabels)) {
      for (int i = labels.firstElement(); i < labels.content().length; i++) {
        int label = labels.content()[i] & 0xFF;
        if (label >= classes) {
          throw new DataFormatException(
              labels.file(), i, "label " + label + "; with " + classes + " classes the largest is " + (classes - 1));
        }
      }
    }
  }

  private static int largestLabel(IdxArray labels) {
    int largest = 0;
    for (int i = labels.firstElement(); i < labels.content().length; i++) {
      largest = Math.max(largest, labels.content()[i] & 0xFF);
    }
    return largest;
  }

  private Dataset dataset(DataRequest request, int classes, String description) {
    Split split = Split.ofFiles(request, trainLabels.items(), testLabels.items());
    LabelledImages train = examples(trainImages, trainLabels, classes);
    LabelledImages test = examples(testImages, testLabels, classes);
    return new Dataset(
        request.name(),
        train.part(0, split.train()),
        split.validation() == 0 ? Optional.empty() : Optional.of(train.part(split.train(), split.validation())),
        test.part(0, split.test()),
        classes,
        sha256(),
        Stream.of(trainImages, trainLabels, testImages, testLabels).mapToLong(file -> file.content().length).sum(),
        description);
  }

  private static LabelledImages examples(IdxArray images, IdxArray labels, int classes) {
    return new LabelledImages(images.itemShape(), classes, images.content(), images.firstElement(),
        labels.content(), labels.firstElement(), labels.items());
  }

  /// Digest of the four files' digests (as text): training images and labels, test images and labels.
  private String sha256() {
    return new Sha256()
        .add(trainImages.sha256())
        .add(trainLabels.sha256())
        .add(testImages.sha256())
        .add(testLabels.sha256())
        .hex();
  }
}
