package lanewise.experiments;

import java.util.Optional;
import java.util.OptionalInt;
import lanewise.config.Dataset;
import lanewise.config.Training;
import lanewise.config.TrainingExperiment;
import lanewise.data.DataRequest;
import lanewise.data.IdxFiles;
import lanewise.data.PublishedDataset;

/// Translates what an experiment asks for into a request to the data package.
public final class DataRequests {

  /// So many examples every generator makes. To make more takes it seconds, which is little for a training that then
  /// takes minutes, and which a refusal, coming first, spares.
  private static final int NEVER_REFUSED = 20_000;

  private DataRequests() {}

  /// All that the experiment asks for.
  public static DataRequest of(Dataset dataset) {
    return new DataRequest(dataset.name(), dataset.train(), dataset.validation(), dataset.test(), dataset.path(),
        dataset.idx().map(idx ->
            new IdxFiles(idx.trainImages(), idx.trainLabels(), idx.testImages(), idx.testLabels())));
  }

  /// What shows whether a trial will get its data, and what that looks like. Files are read as a trial will read them.
  /// Of a generated dataset two examples do, unless so many are asked for that the generator may refuse, or only it
  /// knows how many there will be to fill the batches with.
  static DataRequest probe(TrainingExperiment experiment) {
    Dataset dataset = experiment.dataset().value();
    boolean files = dataset.idx().isPresent()
        || PublishedDataset.all().stream().anyMatch(published -> published.name().equals(dataset.name()));
    boolean many = (long) dataset.train().orElse(0) + dataset.validation().orElse(0) > NEVER_REFUSED
        || dataset.test().orElse(0) > NEVER_REFUSED;
    boolean fillsBatches = dataset.train().isEmpty()
        && experiment.training().batching().value() instanceof Training.Batching.Count;
    return files || many || fillsBatches
        ? of(dataset)
        : new DataRequest(dataset.name(), OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(1), dataset.path(),
            Optional.empty());
  }
}
