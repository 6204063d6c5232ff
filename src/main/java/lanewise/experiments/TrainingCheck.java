package lanewise.experiments;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lanewise.config.Dataset;
import lanewise.config.Layer;
import lanewise.config.TrainingExperiment;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Located;
import lanewise.config.yaml.Location;
import lanewise.config.yaml.Problem;
import lanewise.config.yaml.Problems;
import lanewise.data.DataFolders;
import lanewise.data.DataRequest;
import lanewise.data.DataRequestException;
import lanewise.data.Datasets;
import lanewise.kernels.conv.ConvGeometry;
import lanewise.model.Architecture;
import lanewise.model.Architecture.Stage;
import lanewise.model.Convolution;
import lanewise.tensor.Examples;

/// Finds out whether an experiment's network can work, before anything is trained, and reports what cannot at its place
/// in the experiment file.
public final class TrainingCheck {

  private TrainingCheck() {}

  /// The shapes of the experiment's network.
  ///
  /// @throws ConfigException at the first layer that cannot work behind the ones before it
  public static Architecture architecture(TrainingExperiment experiment) {
    var cost = NetworkSpecs.cost(experiment.training().cost().value());
    Architecture architecture = at(experiment.network().input().at(),
        () -> new Architecture(NetworkSpecs.input(experiment.network()), cost));
    for (Located<Layer> layer : experiment.network().layers()) {
      at(layer.at(), () -> architecture.add(NetworkSpecs.layer(layer.value())));
    }
    return architecture;
  }

  /// Checks that the algorithms of all arms cover all convolutions.
  ///
  /// @throws ConfigException with every convolution that an algorithm refuses
  static void requireAlgorithms(TrainingExperiment experiment) {
    var problems = new Problems();
    List<Stage> stages = architecture(experiment).stages();
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).spec() instanceof Convolution convolution) {
        Location at = experiment.network().layers().get(i).at();
        ConvGeometry g = convolution.geometry(stages.get(i).input());
        experiment.arms().algorithms().forEach(algorithm -> ConvAlgorithms.refusal(algorithm, g).ifPresent(reason ->
            problems.add(new Problem(at, "arms.algorithm " + algorithm.label() + " does not cover this convolution: "
                + reason + "; take it out, or let best choose"))));
      }
    }
    problems.throwIfAny();
  }

  /// Checks what the first trial would find out about its data.
  ///
  /// @throws ConfigException if more examples are asked for than there are, the network cannot learn from them, or
  ///     there are more batches than examples
  /// @param probes what was loaded for other variants of the experiment; more is added
  /// @throws lanewise.data.DataException if files are missing or damaged
  static void requireTrainable(TrainingExperiment experiment, DataFolders folders, Map<DataRequest, Examples> probes) {
    Located<Dataset> dataset = experiment.dataset();
    Examples train = at(dataset.at(),
        () -> probes.computeIfAbsent(DataRequests.probe(experiment), probe -> Datasets.load(probe, folders).train()));
    requireFits(experiment, train, dataset.value().train().orElse(train.count()));
  }

  /// @param train what the training examples look like
  /// @param count how many of them there will be
  /// @throws ConfigException if the network cannot learn from such examples, or there are more batches than examples
  public static void requireFits(TrainingExperiment experiment, Examples train, int count) {
    Architecture architecture = architecture(experiment);
    boolean takesExamples = architecture.input().equals(train.inputShape());
    at(takesExamples ? experiment.network().layers().getLast().at() : experiment.network().input().at(), () -> {
      architecture.requireFits(train);
      return architecture;
    });
    at(experiment.training().batching().at(), () -> NetworkSpecs.fit(experiment.training()).steps(count));
  }

  /// What `work` refuses, it refuses there.
  private static <T> T at(Location place, Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException | DataRequestException refused) {
      throw new ConfigException(List.of(new Problem(place, refused.getMessage())));
    }
  }
}
