package lanewise.experiments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import lanewise.config.Experiment;
import lanewise.config.Experiments;
import lanewise.config.KernelsExperiment;
import lanewise.config.SweepProblems;
import lanewise.config.TrainingExperiment;
import lanewise.config.Variant;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Problem;
import lanewise.data.DataFolders;
import lanewise.data.DataRequest;
import lanewise.tensor.Examples;

/// Everything that is checked about experiments before any of them runs.
public final class ExperimentChecks {

  private ExperimentChecks() {}

  /// All experiments, read and checked, and their data looked at once all of them can work.
  ///
  /// @param overrides `path=value` each, for every file
  /// @throws ConfigException with what is wrong with any of them
  /// @throws lanewise.data.DataException if files of a dataset are missing or damaged
  public static List<Experiment> readAll(List<Path> files, List<String> overrides, DataFolders folders) {
    List<List<Variant>> variants = each(files, file -> variants(file, overrides));
    return each(variants, ofOne -> {
      requireData(ofOne, folders);
      return ofOne.getFirst().experiment();
    });
  }

  /// The experiment in `file`, first as it stands and then under the settings of its arms, checked as far as that takes
  /// no data.
  ///
  /// @param overrides `path=value` each
  /// @throws ConfigException with everything that is wrong, in reading order
  public static List<Variant> variants(Path file, List<String> overrides) {
    return OptionProblems.blamed(file, overrides, options -> checked(file, options));
  }

  private static List<Variant> checked(Path file, List<String> overrides) {
    List<Variant> variants = Experiments.variants(file, overrides);
    check(variants, experiment -> {
      switch (experiment) {
        case TrainingExperiment training -> {
          TrainingCheck.requireAlgorithms(training);
          HeapCheck.requireRoom(training);
        }
        case KernelsExperiment kernels -> KernelsCheck.requireMeasurable(kernels);
      }
    });
    return variants;
  }

  /// Checks what the first trials would find out about their data, if the experiment has any.
  ///
  /// @param variants of one experiment
  /// @throws ConfigException if one of them does not fit its data
  /// @throws lanewise.data.DataException if files are missing or damaged
  public static void requireData(List<Variant> variants, DataFolders folders) {
    var probes = new HashMap<DataRequest, Examples>();
    check(variants, experiment -> {
      switch (experiment) {
        case TrainingExperiment training -> TrainingCheck.requireTrainable(training, folders, probes);
        case KernelsExperiment _ -> { }
      }
    });
  }

  /// @throws ConfigException with the problems of all variants, if there is any
  private static void check(List<Variant> variants, Consumer<Experiment> check) {
    var problems = new SweepProblems();
    variants.forEach(variant -> problems.check(variant.settings(), () -> check.accept(variant.experiment())));
    problems.throwIfAny();
  }

  /// What `work` makes of each item.
  ///
  /// @throws ConfigException with the problems of all items, each once, if there is any
  private static <T, R> List<R> each(List<T> items, Function<T, R> work) {
    var results = new ArrayList<R>();
    var problems = new LinkedHashSet<Problem>();
    for (T item : items) {
      try {
        results.add(work.apply(item));
      } catch (ConfigException refused) {
        problems.addAll(refused.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(List.copyOf(problems));
    }
    return results;
  }
}
