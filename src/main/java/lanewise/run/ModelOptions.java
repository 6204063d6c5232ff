package lanewise.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.config.Algorithm;
import lanewise.config.Arm;
import lanewise.config.ArmSetting;
import lanewise.config.Experiment;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrainingExperiment;
import lanewise.config.TrialPlan;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import picocli.CommandLine.Option;

/// The options of commands that keep a trained network.
final class ModelOptions {

  @Option(names = "--save-model", paramLabel = "FILE", description = {
    "Keep the trained network in this file, for 'predict'; one that is there is",
    "replaced. All trials must train the same network: the first to succeed writes it."
  })
  Optional<Path> model = Optional.empty();

  @Option(names = "--save-best", paramLabel = "FILE",
      description = "Keep the network of the epoch that did best on the validation set.")
  Optional<Path> bestModel = Optional.empty();

  /// Wants what a run that is taken up was begun with, unless something else is wanted now.
  void takeOver(StoredRun begun) {
    if (!given()) {
      model = begun.option("--save-model").map(Path::of);
      bestModel = begun.option("--save-best").map(Path::of);
    }
  }

  /// Whether a model is wanted.
  boolean given() {
    return !files().isEmpty();
  }

  /// @throws Refusal if there can be no such model of the experiment, or no such file
  void requireUsable(Experiment experiment) {
    if (!given()) {
      return;
    }
    switch (experiment) {
      case KernelsExperiment kernels -> throw new Refusal(ExitCode.USAGE, option() + " keeps a trained network, but '"
          + kernels.name() + "' is of kind kernels, which trains none: leave it out");
      case TrainingExperiment training -> requireValidation(training);
    }
    if (model.equals(bestModel)) {
      throw new Refusal(ExitCode.USAGE, "--save-model and --save-best name the same file, " + model.orElseThrow()
          + ": give each its own");
    }
    files().forEach(ModelOptions::requirePlace);
  }

  /// The files that were asked for.
  List<Path> files() {
    return Stream.of(model, bestModel).flatMap(Optional::stream).toList();
  }

  /// As [#requireUsable], of a run: one file holds one network.
  ///
  /// @throws Refusal as there, or if the trials train several networks
  void requireOneNetwork(List<Experiment> experiments) {
    if (!given()) {
      return;
    }
    if (experiments.size() > 1) {
      throw new Refusal(ExitCode.USAGE, option() + " keeps the network of one experiment, but there are "
          + experiments.size() + ": run them one by one");
    }
    requireUsable(experiments.getFirst());
    List<Arm> arms = experiments.getFirst().trials().stream().map(TrialPlan::arm).distinct().toList();
    long networks = arms.stream().map(TrainingArms.Network::of).distinct().count();
    if (networks > 1) {
      throw new Refusal(ExitCode.USAGE, option() + " keeps one network, but the " + arms.size() + " arms train "
          + networks + " different ones: choose one of them, such as with --set " + choice(arms));
    }
  }

  /// What leaves less to choose from.
  private static String choice(List<Arm> arms) {
    List<Algorithm> algorithms = arms.stream().map(Arm::algorithm).distinct().toList();
    if (algorithms.size() > 1) {
      return "arms.algorithm=[" + algorithms.getFirst().label() + "]";
    }
    String setting = arms.stream().flatMap(arm -> arm.settings().stream()).map(ArmSetting::text)
        .filter(text -> arms.stream().anyMatch(arm -> !arm.overrides().contains(text)))
        .findFirst().orElseThrow();
    int equals = setting.indexOf('=');
    return "'arms." + setting.substring(0, equals) + "=[" + setting.substring(equals + 1) + "]'";
  }

  private void requireValidation(TrainingExperiment experiment) {
    if (bestModel.isPresent() && experiment.dataset().value().validation().isEmpty()) {
      throw new Refusal(ExitCode.USAGE, "--save-best needs a validation set to tell which epoch was best, and '"
          + experiment.name() + "' has none: give it one with --set dataset.validation=1000, or take --save-model");
    }
  }

  private static void requirePlace(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new Refusal(ExitCode.STORAGE, file + " is a folder: name a file for the model");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new Refusal(ExitCode.STORAGE, file + " is a device or a pipe: name a file for the model");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Refusal(ExitCode.STORAGE, "cannot write " + file + ": there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new Refusal(ExitCode.STORAGE, "cannot write " + file + ": no permission to write to " + folder);
    }
  }

  private String option() {
    return model.isPresent() ? "--save-model" : "--save-best";
  }
}
