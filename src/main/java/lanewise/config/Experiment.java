package lanewise.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lanewise.config.yaml.YamlText;
import lanewise.storage.Sha256;

/// An experiment: something that is done in the same way by every arm, so that the arms can be compared. All defaults
/// are filled in.
public sealed interface Experiment permits TrainingExperiment, KernelsExperiment {

  /// Letters, digits and `. _ -`: it names a folder.
  String name();

  /// What is compared.
  Arms arms();

  /// The trials in the order in which they run.
  default List<TrialPlan> trials() {
    return arms().trials();
  }

  /// The experiment as maps, lists, strings, numbers and truth values, every default among them.
  default Map<String, Object> content() {
    return ExperimentSchema.EXPERIMENT.write(this);
  }

  /// The experiment with every default written out, always in the same layout. Reads back to an equal experiment.
  default String toYaml() {
    return YamlText.of(content());
  }

  /// The hash of [#toYaml] in hexadecimal digits: equal for files that differ only in layout or spelled-out defaults.
  default String sha256() {
    return Sha256.of(toYaml().getBytes(StandardCharsets.UTF_8));
  }
}
