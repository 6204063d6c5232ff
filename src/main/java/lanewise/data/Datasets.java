package lanewise.data;

import java.util.List;

/// The datasets by name. A run never opens a connection: what is not there is refused with the ways to get it.
public final class Datasets {

  private static final String IDX = "idx";
  private static final int MNIST_TRAIN = 60_000;
  private static final int MNIST_TEST = 10_000;
  private static final int MNIST_EXAMPLE_BYTES = 28 * 28 + 1;

  private Datasets() {}

  /// Every name that [#load] knows.
  public static List<String> names() {
    return List.of(SyntheticDigits.NAME, PublishedDataset.MNIST.name(), PublishedDataset.FASHION_MNIST.name(), IDX,
        FrankeFunction.NAME);
  }

  /// How many training examples a dataset has if nobody asks for fewer; of other files than MNIST's a guess.
  public static int usualTrain(String name) {
    return switch (name) {
      case SyntheticDigits.NAME -> SyntheticDigits.USUAL_TRAIN;
      case FrankeFunction.NAME -> FrankeFunction.USUAL_TRAIN;
      default -> MNIST_TRAIN;
    };
  }

  /// How many test examples a dataset has if nobody asks for fewer; of other files than MNIST's a guess.
  public static int usualTest(String name) {
    return switch (name) {
      case SyntheticDigits.NAME -> SyntheticDigits.USUAL_TEST;
      case FrankeFunction.NAME -> FrankeFunction.USUAL_TEST;
      default -> MNIST_TEST;
    };
  }

  /// The [bytes][Dataset#bytes] of a dataset that is not loaded yet; 0 for dataset `idx`, whose files may be of any
  /// size. Of generated datasets only what is asked for is made, unless it is too much; files are kept as a whole.
  public static long usualBytes(DataRequest request) {
    long asked = (long) request.train().orElse(usualTrain(request.name())) + request.validation().orElse(0)
        + request.test().orElse(usualTest(request.name()));
    return switch (request.name()) {
      case SyntheticDigits.NAME -> SyntheticDigits.EXAMPLE_BYTES * Math.min(asked, 2 * SyntheticDigits.LIMIT);
      case FrankeFunction.NAME -> FrankeFunction.EXAMPLE_BYTES * Math.min(asked, 2 * FrankeFunction.LIMIT);
      case IDX -> 0;
      default -> (long) MNIST_EXAMPLE_BYTES * (MNIST_TRAIN + MNIST_TEST);
    };
  }

  /// Loads or generates a dataset.
  ///
  /// @throws MissingDataException if its files are not there
  /// @throws DataFormatException if one is damaged or does not belong to the others
  /// @throws DataRequestException if the name is unknown or more is asked for than there is
  public static Dataset load(DataRequest request, DataFolders folders) {
    return switch (request.name()) {
      case SyntheticDigits.NAME -> SyntheticDigits.dataset(request);
      case FrankeFunction.NAME -> FrankeFunction.dataset(request);
      case IDX -> IdxDataset.named(request);
      case String name when names().contains(name) ->
          IdxDataset.published(PublishedDataset.named(name), request, folders);
      case String name -> throw new DataRequestException(
          "unknown dataset '" + name + "'; there are: " + String.join(", ", names()));
    };
  }
}
