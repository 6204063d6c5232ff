package lanewise.experiments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lanewise.config.Experiment;
import lanewise.config.Experiments;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrainingExperiment;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Problem;
import lanewise.data.DataFolders;

/// Everything that is checked about experiments before any of them runs.
public final class ExperimentChecks {

  private ExperimentChecks() {}

  /// All experiments, read and checked, and their data looked at once all of them can work.
  ///
  /// @param overrides `path=value` each, for every file
  /// @throws ConfigException with what is wrong with any of them
  /// @throws lanewise.data.DataException if files of a dataset are missing or damaged
  public static List<Experiment> readAll(List<Path> files, List<String> overrides, DataFolders folders) {
    List<Experiment> experiments = each(files, file -> read(file, overrides));
    return each(experiments, experiment -> {
      requireData(experiment, folders);
      return experiment;
    });
  }

  /// The experiment in `file`, checked as far as that takes no data.
  ///
  /// @param overrides `path=value` each
  /// @throws ConfigException with everything that is wrong, in reading order
  public static Experiment read(Path file, List<String> overrides) {
    Experiment experiment = Experiments.read(file, overrides);
    switch (experiment) {
      case TrainingExperiment training -> TrainingCheck.requireAlgorithms(training);
      case KernelsExperiment kernels -> KernelsCheck.requireMeasurable(kernels);
    }
    return experiment;
  }

  /// Checks what the first trial would find out about its data, if the experiment has any.
  ///
  /// @throws ConfigException if the experiment does not fit its data
  /// @throws lanewise.data.DataException if files are missing or damaged
  public static void requireData(Experiment experiment, DataFolders folders) {
    switch (experiment) {
      case TrainingExperiment training -> TrainingCheck.requireTrainable(training, folders);
      case KernelsExperiment _ -> { }
    }
  }

  /// What `work` makes of each item.
  ///
  /// @throws ConfigException with the problems of all items, if there is any
  private static <T> List<Experiment> each(List<T> items, Function<T, Experiment> work) {
    var experiments = new ArrayList<Experiment>();
    var problems = new ArrayList<Problem>();
    for (T item : items) {
      try {
        experiments.add(work.apply(item));
      } catch (ConfigException refused) {
        problems.addAll(refused.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return experiments;
  }
}
