package lanewise.data;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A dataset that others publish: four IDX files, how to recognise them, and where they can be fetched.
///
/// @param title one line for people
/// @param classes number of classes
/// @param mirrors folders on the web, each ending in a slash, in the order in which they are tried
public record PublishedDataset(
    String name,
    String title,
    int classes,
    PublishedFile trainImages,
    PublishedFile trainLabels,
    PublishedFile testImages,
    PublishedFile testLabels,
    List<URI> mirrors) {

  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";
  private static final long TRAIN_IMAGES_BYTES = 47_040_016;
  private static final long TRAIN_LABELS_BYTES = 60_008;
  private static final long TEST_IMAGES_BYTES = 7_840_016;
  private static final long TEST_LABELS_BYTES = 10_008;

  /// The MNIST database of handwritten digits (LeCun, Cortes, Burges 1998).
  public static final PublishedDataset MNIST = new PublishedDataset(
      "mnist",
      "MNIST handwritten digits (LeCun, Cortes, Burges), 28x28 grey",
      10,
      PublishedFile.ofContent(TRAIN_IMAGES, TRAIN_IMAGES_BYTES,
          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
      PublishedFile.ofContent(TRAIN_LABELS, TRAIN_LABELS_BYTES,
          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
      PublishedFile.ofContent(TEST_IMAGES, TEST_IMAGES_BYTES,
          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
      PublishedFile.ofContent(TEST_LABELS, TEST_LABELS_BYTES,
          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
      List.of(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")));

  /// Fashion-MNIST (Xiao, Rasul, Vollgraf 2017): articles of clothing in MNIST's sizes.
  public static final PublishedDataset FASHION_MNIST = new PublishedDataset(
      "fashion-mnist",
      "Fashion-MNIST articles of clothing (Xiao, Rasul, Vollgraf), 28x28 grey",
      10,
      PublishedFile.ofGzip(TRAIN_IMAGES, TRAIN_IMAGES_BYTES,
          "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
      new PublishedFile(TRAIN_LABELS, TRAIN_LABELS_BYTES,
          Optional.of("bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
          Optional.of("a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845")),
      PublishedFile.ofGzip(TEST_IMAGES, TEST_IMAGES_BYTES,
          "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
      new PublishedFile(TEST_LABELS, TEST_LABELS_BYTES,
          Optional.of("0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
          Optional.of("67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
      List.of(URI.create("https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/")));

  /// Every published dataset there is.
  public static List<PublishedDataset> all() {
    return List.of(MNIST, FASHION_MNIST);
  }

  /// @throws DataRequestException if nothing is published under that name; the message has the names there are
  public static PublishedDataset named(String name) {
    return all().stream()
        .filter(dataset -> dataset.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new DataRequestException("dataset '" + name + "' is not one that can be fetched; these are: "
            + String.join(", ", all().stream().map(PublishedDataset::name).toList())));
  }

  /// Training images and labels, test images and labels.
  public List<PublishedFile> files() {
    return List.of(trainImages, trainLabels, testImages, testLabels);
  }

  List<String> fileNames() {
    return files().stream().map(PublishedFile::name).toList();
  }

  /// The other dataset that the labels with this digest belong to, if there is one.
  Optional<PublishedDataset> otherWithLabels(String labelsSha256) {
    return all().stream()
        .filter(other -> !other.name().equals(name))
        .filter(other -> Stream.of(other.trainLabels, other.testLabels)
            .anyMatch(labels -> labels.contentSha256().filter(labelsSha256::equals).isPresent()))
        .findFirst();
  }
}
