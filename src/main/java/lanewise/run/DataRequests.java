package lanewise.run;

import java.util.Optional;
import java.util.OptionalInt;
import lanewise.config.Dataset;
import lanewise.data.DataRequest;
import lanewise.data.IdxFiles;
import lanewise.data.PublishedDataset;

/// Translates what an experiment asks for into a request to the data package.
final class DataRequests {

  private DataRequests() {}

  /// All that the experiment asks for.
  static DataRequest of(Dataset dataset) {
    return new DataRequest(dataset.name(), dataset.train(), dataset.validation(), dataset.test(), dataset.path(),
        dataset.idx().map(idx ->
            new IdxFiles(idx.trainImages(), idx.trainLabels(), idx.testImages(), idx.testLabels())));
  }

  /// What shows whether the data is there and what it looks like. Of a generated dataset two examples do that, and are
  /// generated in no time; files are read as a trial will read them.
  static DataRequest probe(Dataset dataset) {
    boolean files = dataset.idx().isPresent()
        || PublishedDataset.all().stream().anyMatch(published -> published.name().equals(dataset.name()));
    return files
        ? of(dataset)
        : new DataRequest(dataset.name(), OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(1), dataset.path(),
            Optional.empty());
  }
}
