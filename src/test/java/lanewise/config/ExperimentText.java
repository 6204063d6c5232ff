package lanewise.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Problem;

/// The smallest experiment, with parts to be replaced, and what becomes of it.
record ExperimentText(String dataset, String layer, String training, String arms) {

  static final ExperimentText SMALLEST = new ExperimentText("{name: mnist}", "flatten", "", "{}");

  ExperimentText withDataset(String dataset) {
    return new ExperimentText(dataset, layer, training, arms);
  }

  ExperimentText withLayer(String layer) {
    return new ExperimentText(dataset, layer, training, arms);
  }

  ExperimentText withTraining(String training) {
    return new ExperimentText(dataset, layer, training, arms);
  }

  ExperimentText withArms(String arms) {
    return new ExperimentText(dataset, layer, training, arms);
  }

  /// The file: the dataset is line 2, the replaced layer line 6, the further training key line 9, the arms line 10.
  String text() {
    return """
        experiment: smallest
        dataset: %s
        network:
          input: [1, 28, 28]
          layers:
            - %s
            - output: {nodes: 10}
        training: {cost: ols, scheduler: adam, epochs: 5,
          %s}
        arms: %s
        """.formatted(dataset, layer, training, arms);
  }

  TrainingExperiment read(String... overrides) {
    return (TrainingExperiment) Experiments.parse("e.yaml", text(), List.of(overrides));
  }

  /// What a user sees, one line for each problem.
  List<String> problems(String... overrides) {
    return problemsOf(text(), overrides);
  }

  static List<String> problemsOf(String text, String... overrides) {
    var refusal = assertThrows(ConfigException.class,
        () -> Experiments.parse("e.yaml", text, List.of(overrides)), text);
    return refusal.problems().stream().map(Problem::toString).toList();
  }
}
