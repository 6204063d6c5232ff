package lanewise.data;

import java.util.List;

/// The datasets by name. A run never opens a connection: what is not there is refused with the ways to get it.
public final class Datasets {

  private static final String IDX = "idx";
  private static final int MNIST_TRAIN = 60_000;

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
